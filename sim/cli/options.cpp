#include "sim/cli/options.hpp"

#include "sim/scenario/scenario.hpp"
#include "sim/value/words.hpp"

#include <CLI/CLI.hpp>

#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace kakoi::sim::cli {
namespace {

// In milliseconds.
constexpr std::int64_t kLongestLatency = 3'600'000;

template <typename T>
std::optional<T> number(std::string_view text) {
  T it{};
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, it);
  return problem == std::errc{} && stop == end ? std::optional(it) : std::nullopt;
}

/// `127.0.0.1:8080`, or 0.
std::string read_listen(const std::string& text, std::uint16_t& port) {
  constexpr std::string_view kHost = "127.0.0.1:";
  std::string_view rest = text;
  const bool has_host = rest.starts_with(kHost);
  if (has_host) rest.remove_prefix(kHost.size());
  const auto given = number<std::uint16_t>(rest);
  if (!given || (!has_host && *given != 0)) {
    return "--listen is 127.0.0.1:PORT, as in 127.0.0.1:4599, or 0 for a port that is free; not " + text;
  }
  port = *given;
  return {};
}

/// `50ms`, `2s`.
std::string read_latency(const std::string& text, std::chrono::milliseconds& latency) {
  std::string_view rest = text;
  std::int64_t unit = 0;
  if (rest.ends_with("ms")) {
    rest.remove_suffix(2);
    unit = 1;
  } else if (rest.ends_with("s")) {
    rest.remove_suffix(1);
    unit = 1000;
  }
  const auto given = number<std::int64_t>(rest);
  if (!given || unit == 0 || *given < 0 || *given > kLongestLatency / unit) {
    return "--latency is a time with its unit, as in 50ms or 2s, an hour at most; not " + text;
  }
  latency = std::chrono::milliseconds(*given * unit);
  return {};
}

/// `60`, `0.5`.
std::string read_speed(const std::string& text, double& speed) {
  constexpr double kSlowest = 0.001;
  constexpr double kFastest = 100000;
  const auto given = number<double>(text);
  if (!given || !std::isfinite(*given) || *given < kSlowest || *given > kFastest) {
    return "--speed is a number from 0.001 to 100000, as in 60; not " + text;
  }
  speed = *given;
  return {};
}

}  // namespace

Parsed parse(const std::vector<std::string>& arguments) {
  Parsed parsed;
  Arguments& out = parsed.arguments;
  std::string listen = "127.0.0.1:0";
  std::string latency = "0ms";
  std::string clock = "real";
  bool no_signatures = false;
  CLI::App app("An AWS on this machine, for tests: see sim/README.md", "kakoi-sim");
  std::string speed = "1";
  app.add_option("--listen", listen, "127.0.0.1:PORT; 127.0.0.1:0 or 0 for a port that is free")->capture_default_str();
  app.add_option("--port-file", out.port_file, "write the port here when it is open");
  auto* scenario = app.add_option(
      "--scenario", out.scenario,
      "a scenario file, or the name of one that is shipped: " + value::listed(scenario::shipped_names()));
  app.add_option("--generate", out.generate,
                 "services=N,clusters=N,tasks=N,rules=N,schedules=N,pipes=N,state_machines=N,job_definitions=N,"
                 "public=PERCENT")
      ->excludes(scenario);
  app.add_option("--latency", latency, "hold each answer back for this time: 50ms, 2s")->capture_default_str();
  app.add_option("--clock", clock, "real, or virtual: time stands still until it is advanced")
      ->check(CLI::IsMember({"real", "virtual"}))
      ->capture_default_str();
  app.add_option("--speed", speed, "simulated seconds for each real one, 0.001 to 100000")->capture_default_str();
  app.add_flag("--throttle", out.simulator.throttles, "limit request rates as AWS does");
  app.add_flag("--no-signatures", no_signatures, "take every signature for right; the access key still counts");
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    app.parse(reversed);
  } catch (const CLI::ParseError& problem) {
    const bool is_help = problem.get_exit_code() == 0;
    parsed = {.ends = true, .code = is_help ? 0 : 2, .text = is_help ? app.help() : std::string(problem.what()) + "\n"};
    return parsed;
  }
  std::string mistake = read_listen(listen, out.port);
  if (mistake.empty()) mistake = read_latency(latency, out.simulator.latency);
  if (mistake.empty()) mistake = read_speed(speed, out.simulator.speed);
  if (!mistake.empty()) return {.ends = true, .code = 2, .text = mistake + "\n"};
  out.simulator.verifies_signatures = !no_signatures;
  out.simulator.clock = clock == "real" ? world::ClockKind::real : world::ClockKind::virtual_clock;
  return parsed;
}

}  // namespace kakoi::sim::cli
