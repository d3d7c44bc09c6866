// Whatever the bytes, taken for a plan, a state and a state file: reading ends without a crash, and all that is found
// stands within the text.
#include "sources/plan/plan.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace {

namespace plan = kakoi::sources::plan;
using kakoi::base::Range;

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

template <typename Things>
void check(const kakoi::sources::Reading& reading, const Things& things, std::size_t size) {
  for (const auto& thing : things) {
    const Range shown = thing.location.setting.value_or(thing.location.header);
    require(std::size_t{shown.offset} + shown.length <= size);
    const auto excerpt = reading.excerpt(shown);
    require(excerpt.begin <= excerpt.end && excerpt.end <= excerpt.text.size());
    const auto origin = reading.origin(thing.launch.assign_public_ip.trail(), kakoi::base::OriginRole::decides, shown);
    require(origin.size() <= kakoi::base::kMaxOriginSteps);
    require(reading.place(shown).line > 0);
  }
}

void read_as(std::string_view text, plan::Format format) {
  auto file = std::make_unique<kakoi::sources::TextFile>();
  file->id = kakoi::base::FileId{1};
  file->path = "/w/plan.json";
  file->text = std::string(text);
  const auto reading = plan::read_plan(std::move(file), {.format = format}, "plan.json");
  check(*reading, reading->inventory().services, text.size());
  check(*reading, reading->inventory().task_sets, text.size());
  check(*reading, reading->inventory().launchers, text.size());
  check(*reading, reading->inventory().batch_jobs, text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  plan::format_of_json(text);
  for (const plan::Format format : {plan::Format::plan, plan::Format::state, plan::Format::state_file}) {
    read_as(text, format);
  }
  return 0;
}
