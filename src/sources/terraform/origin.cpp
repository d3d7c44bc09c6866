#include "sources/terraform/origin.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace kakoi::sources::terraform {
namespace {

using base::TrailId;
using values::Step;
using values::Trails;
using values::What;

bool lies_in(base::Range inner, base::Range outer) {
  return inner.file == outer.file && inner.offset >= outer.offset &&
         inner.offset + inner.length <= outer.offset + outer.length;
}

// An element that was reached by a name: the way of the name comes first, then the element itself.
bool is_element(const Step& step) {
  return (step.what == What::variable || step.what == What::local) && step.second != TrailId::none;
}

// Which steps there are, nearest first. Iterative: a trail can be as long as the values are deep.
std::vector<TrailId> in_order(const Trails& trails, TrailId from) {
  constexpr std::size_t kMostVisited = 512;
  std::vector<TrailId> order;
  std::vector<TrailId> open{from};
  while (!open.empty() && order.size() < kMostVisited) {
    const TrailId id = open.back();
    open.pop_back();
    if (id == TrailId::none || std::find(order.begin(), order.end(), id) != order.end()) {
      continue;
    }
    order.push_back(id);
    const Step& step = trails[id];
    open.push_back(is_element(step) ? step.parent : step.second);
    open.push_back(is_element(step) ? step.second : step.parent);
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
  return source == "true" || source == "false" || source == "null" || source == "\"true\"" || source == "\"false\"";
}

base::Message describe(const Step& step, std::string_view source) {
  constexpr base::Phrase kWritten{"written here", "ここに書かれた値"};
  constexpr base::Phrase kComputed{"worked out here", "ここで計算された値"};
  const bool shown = may_be_shown(source);
  if (step.name.empty()) {
    return shown                        ? base::Message(base::Phrase{"{}", "{}"}, {std::string(source)})
           : step.what == What::literal ? base::Message(kWritten)
                                        : base::Message(kComputed);
  }
  const base::Message named(values::phrase_of(step.what), {std::string(step.name)});
  return shown ? named.is(std::string(source)) : named;
}

}  // namespace

base::Origin write_out(const Trails& trails, TrailId trail, base::Range shown, const Texts& texts) {
  base::Origin origin;
  if (trail == TrailId::none) {
    return origin;
  }
  const TrailId last = deciding(trails, trail);
  const base::Range deciding_range = trails[last].range;
  std::vector<base::Range> written;
  for (const TrailId id : in_order(trails, trail)) {
    const Step& step = trails[id];
    const bool decides = step.range == deciding_range;
    const bool has_place = step.range.file != base::FileId::none;
    const bool seen = has_place && std::find(written.begin(), written.end(), step.range) != written.end();
    if (seen || (lies_in(step.range, shown) && !decides)) {
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
                      .what = describe(step, has_place ? texts.source(step.range) : std::string_view{}),
                      .decides = decides});
  }
  // The attribute itself holds the literal: there is nothing to trace.
  if (origin.size() == 1 && lies_in(deciding_range, shown)) {
    origin.clear();
  }
  return origin;
}

}  // namespace kakoi::sources::terraform
