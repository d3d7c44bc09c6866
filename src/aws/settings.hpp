// What the environment and the files of configuration say about every call.
#pragma once

#include "aws/host.hpp"
#include "aws/profiles.hpp"
#include "base/result.hpp"

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace kakoi::aws {

/// What the command line says; empty: nothing.
struct Choice {
  std::string profile{};
  std::string region{};
  std::vector<std::string> regions{};  ///< that are asked about
  std::string endpoint_url{};
  std::string ca_bundle{};
};

struct Settings {
  std::string profile = "default";
  bool is_profile_chosen = false;          ///< on the command line: then the environment gives no credentials
  std::string region;                      ///< empty: none is configured
  std::vector<std::string> regions_asked;  ///< as the command line names them
  bool uses_dual_stack = false;
  bool uses_fips = false;
  bool uses_regional_sts = true;
  std::string endpoint_url;                         ///< for all services; empty: AWS's
  std::map<std::string, std::string> service_urls;  ///< by Service::id; before `endpoint_url`
  std::string ca_bundle;
  int max_attempts = 3;
  bool are_attempts_chosen = false;  ///< else a call that is throttled is sent more often than others
  std::chrono::milliseconds connect_timeout{30'000};
  std::chrono::milliseconds read_timeout{30'000};
};

/// Fails when the profile does not exist or a value makes no sense.
base::Result<Settings> read_settings(const Host& host, const Profiles& profiles, const Choice& choice);

/// The proxy for `url`, as HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY say; empty: none.
std::string proxy_for(const Host& host, const std::string& url);

}  // namespace kakoi::aws
