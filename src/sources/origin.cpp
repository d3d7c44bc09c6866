#include "sources/origin.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace kakoi::sources {
namespace {

using base::TrailId;
using values::Step;
using values::Trails;
using values::What;

// An element that was reached by a name: the way of the name comes first, then the element itself.
bool is_element(const Step& step) {
  return (step.what == What::variable || step.what == What::local) && step.second != TrailId::none;
}

// Which steps there are, nearest first. Iterative: a trail can be as long as the values are deep.
std::vector<TrailId> in_order(const Trails& trails, TrailId from) {
  constexpr std::size_t kMostVisited = 512;
  struct Visit {
    TrailId id = TrailId::none;
    bool way_is_done = false;
    base::Range part_of_text{};  // on the way of a text: the part of it that the way is followed for
  };
  std::vector<TrailId> order;
  std::vector<Visit> open{{.id = from}};
  while (!open.empty() && order.size() < kMostVisited) {
    const Visit visit = open.back();
    open.pop_back();
    if (visit.id == TrailId::none || std::find(order.begin(), order.end(), visit.id) != order.end()) {
      continue;
    }
    const Step& step = trails[visit.id];
    if (step.what == What::part && step.second != TrailId::none && !visit.way_is_done) {
      // The text came a way of its own before it was taken apart here.
      open.push_back({.id = visit.id, .way_is_done = true, .part_of_text = visit.part_of_text});
      open.push_back({.id = step.second, .part_of_text = step.range});
      continue;
    }
    const bool is_text_itself =
        visit.part_of_text.file != base::FileId::none && lies_in(visit.part_of_text, step.range);
    if (!is_text_itself || !step.name.empty()) {
      order.push_back(visit.id);
    }
    if (is_text_itself) {
      continue;  // what else stands in the text has nothing to do with this part of it
    }
    const auto follow = [&](TrailId id) { open.push_back({.id = id, .part_of_text = visit.part_of_text}); };
    if (step.what == What::part) {
      follow(step.parent);
    } else {
      follow(is_element(step) ? step.parent : step.second);
      follow(is_element(step) ? step.second : step.parent);
    }
  }
  return order;
}

TrailId deciding(const Trails& trails, TrailId id) {
  while (id != TrailId::none && trails[id].parent != TrailId::none) {
    id = trails[id].parent;
  }
  return id;
}

// The value itself is shown only where it cannot be a secret.
bool may_be_shown(std::string_view source) {
  constexpr std::string_view kQuotes = "\"'";
  if (source.size() > 2 && kQuotes.find(source.front()) != std::string_view::npos && source.back() == source.front()) {
    source = source.substr(1, source.size() - 2);
  }
  constexpr auto kShown = std::to_array<std::string_view>({"true", "false", "null", "ENABLED", "DISABLED"});
  return std::find(kShown.begin(), kShown.end(), source) != kShown.end();
}

// Where a function or an operator has no single operand that decides, its trail is that of the whole expression.
bool begins_a_literal(std::string_view source) {
  constexpr std::string_view kFirst = "\"<[{-0123456789";
  return source.empty() || kFirst.find(source.front()) != std::string_view::npos;
}

base::Message describe(const Step& step, std::string_view source, bool is_sensitive) {
  constexpr base::Phrase kWritten{"written here", "ここに書かれた値"};
  constexpr base::Phrase kComputed{"worked out here", "ここで計算された値"};
  const bool shown = !is_sensitive && may_be_shown(source);
  const bool is_written = step.what == What::scalar || (step.what == What::literal && begins_a_literal(source)) ||
                          (step.what == What::part && step.parent == TrailId::none);
  if (step.name.empty()) {
    return shown        ? base::Message(base::Phrase{"{}", "{}"}, {std::string(source)})
           : is_written ? base::Message(kWritten)
                        : base::Message(kComputed);
  }
  const base::Message named(values::phrase_of(step.what), {std::string(step.name)});
  return shown ? named.is(std::string(source)) : named;
}

}  // namespace

base::Origin write_out(const Trails& trails, TrailId trail, base::OriginRole end, base::Range shown,
                       const Texts& texts) {
  base::Origin origin;
  if (trail == TrailId::none) {
    return origin;
  }
  const TrailId last = deciding(trails, trail);
  const base::Range deciding_range = texts.outermost(trails[last].range);
  const bool decides_in_text = trails[last].what == What::part;
  std::vector<base::Range> written;
  const std::vector<TrailId> order = in_order(trails, trail);
  // What is behind a place at which the value was made sensitive is that value too.
  const bool is_sensitive =
      std::any_of(order.begin(), order.end(), [&](TrailId id) { return trails[id].is_sensitive; });
  for (const TrailId id : order) {
    Step step = trails[id];
    step.range = texts.outermost(step.range);
    const bool decides = step.range == deciding_range;
    const bool has_place = step.range.file != base::FileId::none;
    const bool seen = has_place && std::find(written.begin(), written.end(), step.range) != written.end();
    // The text that holds the bytes which decide says nothing beside them.
    const bool is_around = decides_in_text && step.name.empty() && lies_in(deciding_range, step.range);
    if (seen || ((lies_in(step.range, shown) || is_around) && !decides)) {
      continue;
    }
    // A literal within an expression that is listed already says nothing new.
    const bool within_listed =
        std::any_of(written.begin(), written.end(), [&](base::Range r) { return lies_in(step.range, r); });
    if (within_listed && !decides && step.name.empty()) {
      continue;
    }
    if (origin.size() == base::kMaxOriginSteps) {
      break;
    }
    written.push_back(step.range);
    origin.push_back({.place = has_place ? texts.place(step.range) : base::Place{},
                      .what = describe(step, has_place ? texts.source(step.range) : std::string_view{}, is_sensitive),
                      .role = decides ? end : base::OriginRole::passes_on});
  }
  // The attribute itself holds the literal, in the line that is shown: there is nothing to trace.
  if (origin.size() == 1 && lies_in(deciding_range, shown) && origin[0].place.line == texts.place(shown).line) {
    origin.clear();
  }
  return origin;
}

}  // namespace kakoi::sources
