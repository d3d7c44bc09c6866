// The door of kakoi-sim: fills a world, opens the port, and waits to be told to end.

#include "sim/cli/options.hpp"
#include "sim/http/server.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/simulator/simulator.hpp"
#include "sim/system/wall.hpp"
#include "sim/value/words.hpp"

#include <cstdio>
#include <exception>
#include <string>
#include <vector>

namespace {

using namespace kakoi;

constexpr base::Phrase kFile{"{}", "{}"};
constexpr base::Phrase kLine{"line {}", "{} 行目"};
constexpr base::Phrase kText{"{}", "{}"};
constexpr base::Phrase kNoScenario{"there is no file {}, and no scenario of that name is shipped; shipped are {}",
                                   "{} というファイルも同梱シナリオもありません。同梱: {}"};

base::Result<void> play(sim::simulator::Simulator& simulator, std::string_view text, double now) {
  const auto played = sim::scenario::play(simulator.world(), text, now);
  if (!played) return tl::unexpected(played.error());
  const auto& faults = played->faults.items();
  for (std::size_t i = 0; i < faults.size(); ++i) {
    const auto added = simulator.add_fault(faults[i]);
    const std::string line = std::to_string(played->fault_lines[i]);
    if (!added) return base::failure(base::Message(kLine, {line}).then({kText, {added.error()}}));
  }
  return {};
}

base::Result<void> play_file(sim::simulator::Simulator& simulator, const std::string& path, double now) {
  const auto text = sim::system::read_file(path);
  if (!text && !sim::system::exists(path)) {
    return base::failure({kNoScenario, {path, sim::value::listed(sim::scenario::shipped_names())}});
  }
  if (!text) return tl::unexpected(text.error());
  const auto played = play(simulator, *text, now);
  if (!played) return tl::unexpected(played.error().in(kFile, path));
  return {};
}

base::Result<void> fill(sim::simulator::Simulator& simulator, const sim::cli::Arguments& arguments) {
  const double now = sim::system::wall_time();
  sim::world::World& world = simulator.world();
  if (!arguments.scenario.empty()) {
    const std::string_view shipped = sim::scenario::shipped(arguments.scenario);
    if (!shipped.empty()) return play(simulator, shipped, now);
    return play_file(simulator, arguments.scenario, now);
  }
  if (!arguments.generate.empty()) return sim::scenario::generate(world, arguments.generate, now);
  sim::scenario::add_default_account(world);
  return {};
}

int failed(const base::Error& error) {
  std::fprintf(stderr, "kakoi-sim: %s\n", error.message.text(base::Language::en).c_str());
  return 1;
}

int run(const sim::cli::Arguments& arguments) {
  sim::simulator::Simulator simulator(arguments.simulator, sim::system::wall_time);
  if (const auto filled = fill(simulator, arguments); !filled) return failed(filled.error());
  sim::system::prepare_for_end();
  const auto server = sim::http::Server::listen(
      arguments.port, [&](const sim::http::Request& request) { return simulator.handle(request); });
  if (!server) return failed(server.error());
  const std::string port = std::to_string((*server)->port());
  if (!arguments.port_file.empty()) {
    if (const auto written = sim::system::write_file(arguments.port_file, port + "\n"); !written) {
      return failed(written.error());
    }
  }
  std::printf("kakoi-sim: http://127.0.0.1:%s\n", port.c_str());
  std::fflush(stdout);
  sim::system::wait_for_end();
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    const auto parsed = sim::cli::parse(std::vector<std::string>(arguments + 1, arguments + count));
    if (parsed.ends) {
      std::fputs(parsed.text.c_str(), parsed.code == 0 ? stdout : stderr);
      return parsed.code;
    }
    return run(parsed.arguments);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "kakoi-sim: internal error: %s\n", error.what());
    return 70;
  }
}
