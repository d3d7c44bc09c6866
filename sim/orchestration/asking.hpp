// How a task asks for what it needs: the way that a request takes, and what a client says that gets no answer.
#pragma once

#include "sim/orchestration/startup.hpp"

#include "sim/network/reach.hpp"

#include <string>

namespace kakoi::sim::orchestration {

/// A service that is asked for something, for the endpoint's policy and for the text of a refusal.
struct Need {
  std::string service = {};  ///< empty: on the internet
  std::string host = {};
  std::string action = {};
  std::string resource = "*";
  bool has_ipv6 = false;
};

class Asking {
 public:
  Asking(world::Here here, const world::Task& task);

  [[nodiscard]] const std::string& region() const { return here_.region.name; }
  [[nodiscard]] const network::View& view() const { return view_; }
  [[nodiscard]] const network::Source& source() const { return source_; }
  [[nodiscard]] bool is_ipv6_only() const { return source_.private_ip.empty(); }

  [[nodiscard]] network::Answer ask(const Need& need) const;

  /// A service of AWS in the region `in`; that of another region is not behind an endpoint.
  [[nodiscard]] Need service(const std::string& name, const std::string& in, std::string action,
                             std::string resource = "*") const;

  /// What the client says that got no answer. AWS shows the address that it tried.
  [[nodiscard]] std::string trouble(const network::Answer& answer, const std::string& host) const;
  [[nodiscard]] std::string denial(const Need& need) const;

 private:
  world::Here here_;
  const world::Task& task_;
  network::View view_;
  network::Source source_;
};

/// `ResourceInitializationError`, of which the task itself tells.
StartFailure initialization_failure(const std::string& text);

}  // namespace kakoi::sim::orchestration
