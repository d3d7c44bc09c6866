// The network of one region, read whole, beside all else: what is asked for page by page, and then what that names.
#pragma once

#include "inventory/network.hpp"
#include "sources/api/network.hpp"
#include "sources/live/asker.hpp"
#include "sources/live/stage.hpp"

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace kakoi::sources::live {

class Network {
 public:
  explicit Network(Asker& asker);

  /// Begins to read it; load balancers where these are asked for.
  void read(bool with_balancers);
  /// Calls `done` when it is read, or what could not be read of it is known.
  void then(const std::function<void()>& done) { reading_.then(done); }
  /// When it is read.
  [[nodiscard]] const std::shared_ptr<const inventory::Network>& network() const { return network_; }

 private:
  void list(aws::Action action, api::Item item, std::function<void()> done = {});
  void take(const aws::Answer& answer, api::Item item, const std::string& of = {});
  bool take_one(const aws::XmlElement& element, api::Item item, const std::string& of);
  void attributes();
  void attribute(const std::string& vpc, std::string_view name);
  void public_access();
  void exclusions();
  void entries();
  void entries_of(const std::string& prefix_list);
  void join();

  Asker& asker_;
  api::NetworkReader reader_;
  Stage reading_;
  Stage lists_;  ///< those after which it is known which prefix lists count
  std::shared_ptr<const inventory::Network> network_;
};

}  // namespace kakoi::sources::live
