// What is wrong with a signature before it is even compared: its scope, what it leaves out, its time.
#include "sim/protocol/signature.hpp"

#include <array>
#include <chrono>
#include <cstdio>

namespace kakoi::sim::protocol {
namespace {

constexpr std::string_view kTerminator = "aws4_request";
constexpr std::string_view kTime = "x-amz-date";
constexpr std::size_t kDateLength = 8;

/// As in `20240501T093000Z`.
std::string basic_time(double seconds) {
  using namespace std::chrono;
  const sys_seconds at{std::chrono::seconds(static_cast<std::int64_t>(seconds))};
  const sys_days day = floor<days>(at);
  const year_month_day date{day};
  const hh_mm_ss clock{at - day};
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d%02u%02uT%02d%02d%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text.data();
}

}  // namespace

std::string scope_trouble(const http::Request& request, const Signature& signature, const Scope& right) {
  std::string trouble;
  const std::string_view service = right.service;
  if (!right.is_region) {
    trouble += "Credential should be scoped to a valid region, not '" + signature.region + "'. ";
  }
  if (signature.service != service) {
    trouble += "Credential should be scoped to correct service: '" + std::string(service) + "'. ";
  }
  if (signature.terminator != kTerminator) {
    trouble += "Credential should be scoped with a valid terminator: '" + std::string(kTerminator) + "', not '" +
               signature.terminator + "'. ";
  }
  const std::string time(request.header(kTime));
  if (const std::string day = time.substr(0, kDateLength); day != signature.date) {
    trouble += "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '" +
               signature.date + "' != '" + day + "', from '" + time + "'. ";
  }
  return trouble;
}

std::string unsigned_header(const http::Request& request, const Signature& signature) {
  const std::string names = ";" + signature.signed_headers + ";";
  const auto is_signed = [&](std::string_view name) {
    return names.find(";" + std::string(name) + ";") != std::string::npos;
  };
  if (!is_signed("host")) return "host";
  for (const auto& [name, text] : request.headers) {
    if (name.starts_with("x-amz-") && !is_signed(name)) return name;
  }
  return {};
}

std::string time_trouble(const http::Request& request, double now) {
  constexpr double kMinutes = 5;
  constexpr double kMostSkew = kMinutes * 60;
  const std::string minutes = std::to_string(static_cast<int>(kMinutes)) + " min.)";
  const std::string time(request.header(kTime));
  const auto at = signed_at(request);
  if (!at) return "Date must be in ISO-8601 'basic format'. Got '" + time + "'. ";
  if (*at < now - kMostSkew) {
    return "Signature expired: " + time + " is now earlier than " + basic_time(now - kMostSkew) + " (" +
           basic_time(now) + " - " + minutes;
  }
  if (*at > now + kMostSkew) {
    return "Signature not yet current: " + time + " is still later than " + basic_time(now + kMostSkew) + " (" +
           basic_time(now) + " + " + minutes;
  }
  return {};
}

}  // namespace kakoi::sim::protocol
