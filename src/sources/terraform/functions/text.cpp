// Functions of texts: parts, letters, joining and splitting. (Terraform language, "String Functions".)

#include "base/utf8.hpp"
#include "sources/terraform/functions/arguments.hpp"
#include "sources/terraform/types.hpp"
#include "syntax/unicode.hpp"
#include "values/logic.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sources::terraform {
namespace {

using base::TrailId;
using values::Arena;
using values::Piece;
using values::Value;

// Collects a text; holes stay holes.
class Joined {
 public:
  explicit Joined(Arena& arena) : arena_(arena) {}

  void add(const Value& text) {
    if (text.is_unknown()) {
      pieces_.push_back({.bytes = {}, .trail = text.trail(), .hole = text, .is_hole = true});
    } else if (arena_.afford((pieces_.size() + text.text().pieces.size()) * sizeof(Piece) + text.text().whole.size())) {
      pieces_.insert(pieces_.end(), text.text().pieces.begin(), text.text().pieces.end());
    }
  }
  [[nodiscard]] Value result(TrailId trail) const {
    return arena_.exhausted() ? arena_.out_of_budget() : arena_.text(pieces_, trail);
  }

 private:
  Arena& arena_;
  std::vector<Piece> pieces_;
};

Value join(Arena& arena, Arguments in, TrailId whole) {
  if (in.size() < 2) {
    return wrong_arguments(arena, whole);
  }
  Joined out(arena);
  bool is_first = true;
  for (const Value& list : in.subspan(1)) {
    for (const Value& item : list.items()) {
      if (item.is_null()) {
        return wrong_arguments(arena, whole);
      }
      if (!is_first) {
        out.add(in[0]);
      }
      out.add(item);
      is_first = false;
    }
  }
  return out.result(whole);
}

// Where the first code point ends, or npos when it is the last.
std::size_t one_code_point(std::string_view text) {
  const std::size_t length = base::decode_utf8(text).length;
  return length < text.size() ? length : std::string_view::npos;
}

Value split(Arena& arena, Arguments in, TrailId whole) {
  const std::string_view by = in[0].text().whole;
  std::string_view rest = in[1].text().whole;
  std::vector<Value> parts;
  while (!rest.empty() || !by.empty()) {
    // An empty separator splits between code points.
    const std::size_t at = by.empty() ? one_code_point(rest) : rest.find(by);
    parts.push_back(arena.text(rest.substr(0, at), in[1].trail()));
    if (!arena.afford(parts.size() * sizeof(Value))) {
      return arena.out_of_budget();
    }
    if (at == std::string_view::npos) {
      break;
    }
    rest.remove_prefix(at + by.size());
  }
  return arena.list(parts, whole, values::Shape::uniform, values::Typed::text);
}

std::string substring(std::string_view text, std::int64_t offset, std::int64_t length) {
  if (offset < 0) {
    offset += static_cast<std::int64_t>(syntax::count_graphemes(text));
  } else if (length == 0) {
    return {};
  }
  for (; offset > 0 && !text.empty(); --offset) {
    text.remove_prefix(syntax::first_grapheme(text));
  }
  if (length <= 0) {
    // A length of 0 behind an offset from the end takes all: so does Terraform.
    return std::string(text);
  }
  std::string out;
  for (; length > 0 && !text.empty(); --length) {
    const std::size_t one = syntax::first_grapheme(text);
    out += text.substr(0, one);
    text.remove_prefix(one);
  }
  return out;
}

Value reversed(Arena& arena, Arguments in, TrailId whole) {
  std::string_view text = in[0].text().whole;
  std::string out(text.size(), '\0');
  std::size_t end = out.size();
  while (!text.empty()) {
    const std::size_t one = syntax::first_grapheme(text);
    end -= one;
    std::copy_n(text.begin(), one, out.begin() + static_cast<std::ptrdiff_t>(end));
    text.remove_prefix(one);
  }
  return made_text(arena, std::move(out), whole);
}

// Changes a text part by part, so that one with holes keeps what is known.
template <typename Change>
Value changed(Arena& arena, const Value& rope, TrailId whole, Change change) {
  if (rope.is_unknown()) {
    return rope;
  }
  if (rope.is_wholly_known()) {
    return made_text(arena, change(rope.text().whole), whole);
  }
  std::vector<Piece> pieces(rope.text().pieces.begin(), rope.text().pieces.end());
  for (Piece& piece : pieces) {
    piece.bytes = piece.is_hole ? piece.bytes : arena.keep(change(piece.bytes));
  }
  return arena.text(pieces, whole);
}

Value upper(Arena& arena, Arguments in, TrailId whole) { return changed(arena, in[0], whole, syntax::upper_case); }
Value lower(Arena& arena, Arguments in, TrailId whole) { return changed(arena, in[0], whole, syntax::lower_case); }
Value title(Arena& arena, Arguments in, TrailId whole) {
  return made_text(arena, syntax::title_case(in[0].text().whole), whole);
}

Value indent(Arena& arena, Arguments in, TrailId whole) {
  const auto spaces = whole_number(in[0]);
  if (!spaces.has_value() || *spaces < 0) {
    return wrong_arguments(arena, whole);
  }
  std::size_t lines = 0;
  for (const Piece& piece : in[1].is_unknown() ? std::span<const Piece>{} : in[1].text().pieces) {
    lines += static_cast<std::size_t>(std::count(piece.bytes.begin(), piece.bytes.end(), '\n'));
  }
  constexpr std::int64_t kWidest = 1'000'000;
  if (*spaces > kWidest || !arena.afford(lines * static_cast<std::size_t>(*spaces))) {
    return arena.out_of_budget();
  }
  const std::string pad(static_cast<std::size_t>(*spaces), ' ');
  return changed(arena, in[1], whole, [&](std::string_view text) {
    std::string out;
    for (const char c : text) {
      out += c;
      out += c == '\n' ? pad : std::string{};
    }
    return out;
  });
}

// The bytes that are known at an end of a text, and whether they are all of it.
struct KnownEnd {
  std::string bytes;
  bool is_all = false;
};

KnownEnd known_start(const Value& rope) {
  KnownEnd out{.bytes = {}, .is_all = rope.is_wholly_known()};
  for (const Piece& piece : rope.is_unknown() ? std::span<const Piece>{} : rope.text().pieces) {
    if (piece.is_hole) {
      break;
    }
    out.bytes += piece.bytes;
  }
  out.bytes.resize(out.is_all ? out.bytes.size() : syntax::without_open_end(out.bytes).size());
  return out;
}

KnownEnd known_end(const Value& rope) {
  KnownEnd out{.bytes = {}, .is_all = rope.is_wholly_known()};
  const auto pieces = rope.is_unknown() ? std::span<const Piece>{} : rope.text().pieces;
  for (auto piece = pieces.rbegin(); piece != pieces.rend() && !piece->is_hole; ++piece) {
    out.bytes.insert(0, piece->bytes);
  }
  out.bytes.erase(0, out.is_all ? 0 : out.bytes.size() - syntax::without_open_start(out.bytes).size());
  return out;
}

Value decided(const Value& rope, bool is_same, bool is_long_enough, TrailId whole) {
  if (!is_same || is_long_enough) {
    return Value::boolean(is_same, whole);
  }
  return rope.is_wholly_known() ? Value::boolean(false, whole) : values::first_unknown(rope)->with_trail(whole);
}

Value startswith(Arena& /*arena*/, Arguments in, TrailId whole) {
  const std::string_view wanted = in[1].text().whole;
  const std::string known = known_start(in[0]).bytes;
  const std::size_t common = std::min(known.size(), wanted.size());
  return decided(in[0], known.compare(0, common, wanted.substr(0, common)) == 0, common == wanted.size(), whole);
}

Value endswith(Arena& /*arena*/, Arguments in, TrailId whole) {
  const std::string_view wanted = in[1].text().whole;
  const std::string known = known_end(in[0]).bytes;
  const std::size_t common = std::min(known.size(), wanted.size());
  const bool is_same = known.compare(known.size() - common, common, wanted.substr(wanted.size() - common)) == 0;
  return decided(in[0], is_same, common == wanted.size(), whole);
}

Value strcontains(Arena& /*arena*/, Arguments in, TrailId whole) {
  const std::string_view wanted = in[1].text().whole;
  if (wanted.empty() || in[0].is_wholly_known()) {
    return Value::boolean(wanted.empty() || in[0].text().whole.find(wanted) != std::string_view::npos, whole);
  }
  // What stands beside a hole may become one character with what comes there; the ends of the text stay.
  const auto pieces = in[0].is_unknown() ? std::span<const Piece>{} : in[0].text().pieces;
  std::string run;
  bool is_open_before = false;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool is_open_behind = i + 1 < pieces.size();
    run += pieces[i].bytes;
    std::string_view sure = is_open_behind ? syntax::without_open_end(run) : std::string_view(run);
    sure = is_open_before ? syntax::without_open_start(sure) : sure;
    if (sure.find(wanted) != std::string::npos) {
      return Value::boolean(true, whole);
    }
    if (pieces[i].is_hole) {
      run.clear();
      is_open_before = true;
    }
  }
  return values::first_unknown(in[0])->with_trail(whole);
}

Value substr(Arena& arena, Arguments in, TrailId whole) {
  const auto offset = whole_number(in[1]);
  const auto length = whole_number(in[2]);
  if (!offset.has_value() || !length.has_value()) {
    return wrong_arguments(arena, whole);
  }
  const KnownEnd known = known_start(in[0]);
  // The character behind the part must be known too: a mark that follows a letter belongs to it.
  const bool is_within = *offset >= 0 && *length >= 0 && *offset < std::ssize(known.bytes) &&
                         *length < static_cast<std::int64_t>(syntax::count_graphemes(known.bytes)) - *offset;
  return known.is_all || is_within ? made_text(arena, substring(known.bytes, *offset, *length), whole)
                                   : *values::first_unknown(in[0]);
}

// Of a path, as Go's filepath.Base and filepath.Dir have it on Linux.
Value basename(Arena& arena, Arguments in, TrailId whole) {
  std::string_view path = in[0].text().whole;
  if (path.empty()) {
    return made_text(arena, ".", whole);
  }
  while (path.size() > 1 && path.ends_with('/')) {
    path.remove_suffix(1);
  }
  const std::size_t slash = path.rfind('/');
  const bool is_root = path == "/";
  return made_text(arena, std::string(slash == std::string_view::npos || is_root ? path : path.substr(slash + 1)),
                   whole);
}

// The shortest path that means the same.
std::string cleaned(std::string_view path) {
  const bool is_absolute = path.starts_with('/');
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, slash);
    path.remove_prefix(std::min(slash + 1, path.size()));
    if (part == ".." && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (!part.empty() && part != "." && (part != ".." || !is_absolute)) {
      parts.push_back(part);
    }
  }
  std::string out = is_absolute ? "/" : "";
  for (const std::string_view part : parts) {
    out += out.empty() || out == "/" ? "" : "/";
    out += part;
  }
  return out.empty() ? "." : out;
}

Value dirname(Arena& arena, Arguments in, TrailId whole) {
  const std::string_view path = in[0].text().whole;
  const std::size_t slash = path.rfind('/');
  return made_text(arena, cleaned(path.substr(0, slash == std::string_view::npos ? 0 : slash + 1)), whole);
}

constexpr std::array kFunctions = {
    Function{"basename", take<basename, Takes::text>},
    Function{"dirname", take<dirname, Takes::text>},
    Function{"endswith", take<endswith, Takes::rope, Takes::text>},
    Function{"indent", take<indent, Takes::number, Takes::rope>},
    Function{"join", take_more<join, Takes::texts, Takes::rope>},
    Function{"lower", take<lower, Takes::rope>},
    Function{"split", take<split, Takes::text, Takes::text>},
    Function{"startswith", take<startswith, Takes::rope, Takes::text>},
    Function{"strcontains", take<strcontains, Takes::rope, Takes::text>},
    Function{"strrev", take<reversed, Takes::text>},
    Function{"substr", take<substr, Takes::rope, Takes::number, Takes::number>},
    Function{"title", take<title, Takes::text>},
    Function{"upper", take<upper, Takes::rope>},
};

}  // namespace

std::span<const Function> text_functions() { return kFunctions; }

}  // namespace kakoi::sources::terraform
