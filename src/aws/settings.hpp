// What of the configuration matters for every call.
#pragma once

#include <chrono>
#include <map>
#include <string>

namespace kakoi::aws {

enum class RetryMode { legacy, standard, adaptive };

struct Settings {
  std::string profile;  ///< `default` where none is named
  std::string region;   ///< empty: none is configured
  bool uses_dual_stack = false;
  bool uses_fips = false;
  bool uses_regional_sts = true;
  std::string endpoint_url;                         ///< for all services; empty: AWS's
  std::map<std::string, std::string> service_urls;  ///< by Service::id; before `endpoint_url`
  std::string ca_bundle;
  int max_attempts = 3;
  std::chrono::milliseconds connect_timeout{60'000};
  std::chrono::milliseconds read_timeout{60'000};
};

}  // namespace kakoi::aws
