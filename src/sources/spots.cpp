#include "sources/spots.hpp"

#include "sources/paths.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace kakoi::sources {
namespace {

using base::TrailId;
using findings::Spot;
using findings::SpotKind;
using values::Step;
using values::What;

enum class Way : std::uint8_t { copies, chooses, works_out };

std::string_view text_at(base::Range range, const OpenFiles& files) {
  const TextFile* file = files.find(range.file);
  return file != nullptr ? std::string_view(file->text).substr(range.offset, range.length) : std::string_view{};
}

// `var.net["a"].public`, which is all that there is of an interpolation but its marks.
bool is_name(std::string_view source) {
  return !source.empty() && std::all_of(source.begin(), source.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || std::string_view("_.[]\"-").find(static_cast<char>(c)) != std::string_view::npos;
  });
}

// An operation that puts a value into a text hands it on as it is.
bool is_interpolation(std::string_view source) {
  constexpr auto kStarts = std::to_array<std::string_view>({"\"", "<<", "${", "%{", "!Sub", "!Join"});
  constexpr std::size_t kNearStart = 16;
  const bool is_call = source.starts_with('{') || source.starts_with("Fn::");
  const std::string_view near_start = source.substr(0, kNearStart);
  return is_name(source) ||
         std::any_of(kStarts.begin(), kStarts.end(), [&](std::string_view s) { return source.starts_with(s); }) ||
         (is_call && (near_start.find("Fn::Sub") != std::string_view::npos ||
                      near_start.find("Fn::Join") != std::string_view::npos));
}

Way way_of(const Step& step, const OpenFiles& files) {
  switch (step.what) {
    case What::literal:
    case What::scalar:
    case What::variable:
    case What::declaration:
    case What::local:
    case What::argument:
    case What::output:
    case What::attribute:
    case What::item:
    case What::part:
    case What::parameter:
    case What::mapping:
      return Way::copies;
    case What::choice:
      return Way::chooses;
    case What::operation:
      return is_interpolation(text_at(step.range, files)) ? Way::copies : Way::works_out;
    case What::branch:
    case What::function:
    case What::condition:
    case What::command_line:
    case What::environment:
      break;
  }
  return Way::works_out;
}

// What stands within a branch that was chosen is copied as it is; the branch itself is a part of an expression.
bool is_part_of_branch(const values::Trails& trails, const Step& step) {
  return step.what == What::branch && step.parent != TrailId::none && step.range == trails[step.parent].range;
}

// Steps whose range is the expression that somebody wrote for a name.
bool is_written_for_a_name(What what) {
  constexpr auto kNamed =
      std::to_array({What::variable, What::local, What::argument, What::output, What::item, What::parameter});
  return std::find(kNamed.begin(), kNamed.end(), what) != kNamed.end();
}

// The argument of a module call, or the part of one that was asked for.
bool is_argument(const values::Trails& trails, const Step& step) {
  return step.what == What::argument ||
         (step.what == What::variable && step.second != TrailId::none && trails[step.second].what == What::argument);
}

// The word in a template that an expression writes there.
bool is_worked_out_within(std::string_view text) {
  return text.find("${") != std::string_view::npos || text.find("%{") != std::string_view::npos;
}

/// What the value goes through on its way back from the setting.
class Passage {
 public:
  Passage(const OpenFiles& files, std::optional<base::Range> setting) : files_(files) {
    if (setting.has_value()) {
      pass(files.outermost(*setting));
    }
  }

  void pass(const Step& step) {
    const bool is_variable =
        step.what == What::variable || step.what == What::declaration || step.what == What::argument;
    const bool is_of_template = step.what == What::parameter || step.what == What::mapping;
    if ((is_variable || step.what == What::local) && !step.name.empty()) {
      add({.folder = folder_, .name = (is_variable ? "var." : "local.") + std::string(step.name)});
    } else if (is_of_template && !step.name.empty()) {
      add({.folder = folder_, .name = std::string(step.name)});
    }
    pass(files_.outermost(step.range));
  }

  [[nodiscard]] const std::vector<findings::PassedName>& names() const { return names_; }
  [[nodiscard]] const std::vector<findings::PassedBytes>& way() const { return way_; }

 private:
  // Each name is used in the module of the place that comes before it.
  void pass(base::Range range) {
    const TextFile* file = files_.find(range.file);
    if (file != nullptr && !file->path.empty()) {
      folder_ = parent_of(file->path);
      way_.push_back({.file = file->path, .offset = range.offset, .length = range.length});
    }
  }
  void add(findings::PassedName name) {
    if (std::find(names_.begin(), names_.end(), name) == names_.end()) {
      names_.push_back(std::move(name));
    }
  }

  const OpenFiles& files_;
  std::string folder_;
  std::vector<findings::PassedName> names_;
  std::vector<findings::PassedBytes> way_;
};

class Spots {
 public:
  explicit Spots(const OpenFiles& files) : files_(files) {}

  void add(SpotKind kind, base::Range range, const Passage& passage, bool is_of_call = false) {
    const TextFile* file = files_.find(range.file);
    if (file == nullptr || file->path.empty() || file->within.has_value() || range.length == 0) {
      return;
    }
    Spot spot{.kind = kind, .file = file->path, .offset = range.offset, .length = range.length};
    spot.is_of_call = is_of_call;
    spot.names = passage.names();
    spot.way = passage.way();
    add(std::move(spot));
  }
  void add(Spot spot) {
    const bool is_there = std::any_of(all_.begin(), all_.end(), [&](const Spot& each) {
      return each.kind == spot.kind && each.file == spot.file && each.offset == spot.offset &&
             each.length == spot.length;
    });
    if (!is_there) {
      all_.push_back(std::move(spot));
    }
  }
  findings::Spots result() && { return std::move(all_); }

 private:
  const OpenFiles& files_;
  findings::Spots all_;
};

// What stands in `text` from `at` on before the bracket that closes the call around it.
std::string_view up_to_its_end(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  bool is_quoted = false;
  for (std::size_t depth = 1; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\\' && is_quoted) {
      ++at;
    } else if (c == '"') {
      is_quoted = !is_quoted;
    } else if (!is_quoted && (c == '(' || c == ')')) {
      depth = c == '(' ? depth + 1 : depth - 1;
      if (depth == 0) {
        break;
      }
    }
  }
  return text.substr(begin, std::min(at, text.size()) - begin);
}

// `replace(file("run.json"), "@ip@", "ENABLED")`, or the first argument of such a call: the word that the function
// writes into a text.
void add_arguments(base::Range of, const Passage& passage, const OpenFiles& files, Spots& spots) {
  constexpr auto kOn = std::to_array<std::string_view>({"\"ENABLED\"", "\"true\""});
  constexpr auto kWriters = std::to_array<std::string_view>({"replace(", "format("});
  const TextFile* file = files.find(of.file);
  if (file == nullptr) {
    return;
  }
  const std::string_view whole(file->text);
  const std::string_view text = whole.substr(of.offset, of.length);
  const std::string_view before = whole.substr(0, of.offset);
  const auto* const writer = std::find_if(kWriters.begin(), kWriters.end(), [&](std::string_view each) {
    return text.starts_with(each) || before.ends_with(each);
  });
  if (writer == kWriters.end()) {
    return;
  }
  const std::size_t start = text.starts_with(*writer) ? of.offset + writer->size() : of.offset;
  const std::string_view arguments = up_to_its_end(whole, start);
  for (const std::string_view word : kOn) {
    for (std::size_t at = arguments.find(word); at != std::string_view::npos; at = arguments.find(word, at + 1)) {
      const std::size_t last = arguments.substr(0, at).find_last_not_of(" \t\r\n");
      if (last != std::string_view::npos && arguments[last] == ',') {
        spots.add(SpotKind::choice,
                  {.file = of.file,
                   .offset = static_cast<std::uint32_t>(start + at),
                   .length = static_cast<std::uint32_t>(word.size())},
                  passage);
      }
    }
  }
}

}  // namespace

findings::Spots spots_of(const values::Trails& trails, TrailId trail, std::optional<base::Range> setting,
                         const OpenFiles& files) {
  Spots spots(files);
  Passage passage(files, setting);
  Spots at_calls(files);
  Spots templates(files);
  bool is_of_caller = false;  // where the way is, with nothing that another module gives back between
  SpotKind kind = SpotKind::literal;
  const Step* named = nullptr;  // the last on the way for which an expression was written
  for (TrailId id = trail; id != TrailId::none;) {
    const Step& step = trails[id];
    const Way way = is_part_of_branch(trails, step) ? Way::chooses : way_of(step, files);
    if (way == Way::works_out) {
      add_arguments(files.outermost(step.range), passage, files, spots);
      if (named != nullptr) {
        spots.add(SpotKind::expression, files.outermost(named->range), passage, is_argument(trails, *named));
      }
      break;
    }
    kind = way == Way::chooses ? SpotKind::choice : kind;
    named = is_written_for_a_name(step.what) ? &step : named;
    passage.pass(step);
    is_of_caller = is_argument(trails, step) || (is_of_caller && step.what != What::output);
    if (is_of_caller && (is_argument(trails, step) || step.what == What::item)) {
      at_calls.add(SpotKind::expression, files.outermost(step.range), passage, true);
    }
    if (step.parent == TrailId::none) {
      spots.add(kind, step.range, passage);
    }
    if (step.what == What::part && is_worked_out_within(text_at(step.range, files))) {
      templates.add(SpotKind::expression, step.range, passage);
    }
    id = step.parent;
  }
  findings::Spots within_templates = std::move(templates).result();
  for (Spot& spot : within_templates) {
    spots.add(std::move(spot));
  }
  findings::Spots outermost_first = std::move(at_calls).result();
  std::reverse(outermost_first.begin(), outermost_first.end());
  for (Spot& spot : outermost_first) {
    spots.add(std::move(spot));
  }
  if (setting.has_value()) {
    add_arguments(files.outermost(*setting), Passage(files, {}), files, spots);
    spots.add(SpotKind::setting, files.outermost(*setting), Passage(files, {}));
  }
  return std::move(spots).result();
}

}  // namespace kakoi::sources
