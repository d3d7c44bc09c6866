// Asks AWS from the command line, with the real ports, for tests/aws/*.py:
//   ask ACTION REGION [MEMBER=VALUE]… [--times N] [--pages] [--stop-after MILLISECONDS] [--profile NAME] [--role ARN]
// Prints a line for each answer, `answer BYTES`, or for each failure, `failure KIND CODE: TEXT`, and what was sent.
#include "aws/reader.hpp"
#include "system/clock.hpp"
#include "system/disk.hpp"
#include "system/http.hpp"
#include "system/interrupts.hpp"
#include "system/process.hpp"
#include "system/programs.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace kakoi;

struct Options {
  aws::Call call;
  int times = 1;
  bool has_pages = false;
  int stop_after = 0;
  aws::Choice choice;
  std::string role;
};

Options options_of(int count, char** words) {
  Options options;
  const std::string_view name = words[1];
  const auto all = aws::actions();
  options.call.action = std::ranges::find(all, name, &aws::ActionInfo::name)->action;
  options.call.region = words[2];
  for (int i = 3; i < count; ++i) {
    const std::string word = words[i];
    const std::string next = i + 1 < count ? words[i + 1] : "";
    const std::size_t equals = word.find('=');
    if (word == "--pages") {
      options.has_pages = true;
    } else if (word == "--times") {
      options.times = std::atoi(next.c_str());
    } else if (word == "--stop-after") {
      options.stop_after = std::atoi(next.c_str());
    } else if (word == "--profile") {
      options.choice.profile = next;
    } else if (word == "--role") {
      options.role = next;
    } else if (equals != std::string::npos) {
      options.call.input.set(word.substr(0, equals), word.substr(equals + 1));
    }
  }
  return options;
}

void print(const aws::Failure& failure) {
  std::printf("failure %d %s: %s\n", static_cast<int>(failure.kind), failure.code.c_str(),
              failure.text().text(base::Language::en).c_str());
}

}  // namespace

int main(int count, char** words) {
  const Options options = options_of(count, words);
  system::MachineClock clock;
  system::Disk disk;
  system::MachinePrograms programs{system::catch_interrupts()};
  system::NetworkHttp http(system::catch_interrupts());
  aws::Host host{.http = http,
                 .clock = clock,
                 .files = disk,
                 .programs = programs,
                 .environment = system::environment(),
                 .seed = 1};
  auto session = aws::Session::open(host, options.choice);
  if (!session) {
    std::printf("no session: %s\n", session.error().message.text(base::Language::en).c_str());
    return 1;
  }
  if (!options.role.empty()) session = (*session)->with_role({.arn = options.role});
  aws::Reader reader(*session, aws::make_pace(host));
  for (int i = 0; i < options.times; ++i) {
    if (options.has_pages) {
      reader.pages(
          options.call, [](const aws::Answer& answer) { std::printf("answer %zu\n", answer.body->size()); },
          [](const std::optional<aws::Failure>& failure) { failure ? print(*failure) : void(std::puts("end")); });
    } else {
      reader.call(options.call, [](const aws::Outcome& outcome) {
        outcome ? void(std::printf("answer %zu\n", outcome->body->size())) : print(outcome.error());
      });
    }
  }
  if (options.stop_after > 0) http.after(std::chrono::milliseconds(options.stop_after), [&] { http.cancel(); });
  http.run();
  const aws::Traffic traffic = reader.traffic();
  std::printf("requests %zu retries %zu throttled %zu\n", traffic.requests, traffic.retries, traffic.throttled);
  return 0;
}
