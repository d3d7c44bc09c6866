// Where clients get credentials from besides STS: the metadata service of an instance (version 2), the endpoint of a
// container, the SSO portal and its tokens. None of it is signed. What they give away is a session of a role, as STS
// would.
#pragma once

#include "sim/http/message.hpp"
#include "sim/world/world.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace kakoi::sim::credentials {

/// What a request asks for, by the names under which it is counted and faults are for it.
struct Asked {
  std::string_view service = {};  ///< `imds`, `container`, `sso`, `sso-oidc`
  std::string_view action = {};
};

/// Nothing when the request is for something else.
std::optional<Asked> asked_of(const http::Request& request);

class Endpoints {
 public:
  explicit Endpoints(world::World& world) : world_(world) {}

  http::Response answer(const http::Request& request, const Asked& asked);

 private:
  [[nodiscard]] std::string account() const;
  /// The session that the role has at the moment; another one before it is over.
  const world::Credential& session_of(const std::string& role, const char* session);

  http::Response token(const http::Request& request);
  http::Response metadata(const http::Request& request);
  http::Response container(const http::Request& request);
  http::Response role_credentials(const http::Request& request);
  http::Response refresh(const http::Request& request);

  world::World& world_;
  std::map<std::string, world::Time> tokens_ = {};      ///< of the metadata service: until when
  std::map<std::string, std::string> sessions_ = {};    ///< role -> access key
  std::map<std::string, world::Time> sso_tokens_ = {};  ///< that refreshing gave: until when
};

}  // namespace kakoi::sim::credentials
