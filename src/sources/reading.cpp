#include "sources/reading.hpp"

#include "sources/excerpt.hpp"
#include "sources/origin.hpp"
#include "syntax/lines.hpp"

#include <algorithm>

namespace kakoi::sources {

const Accept* Reading::accept(base::Range header, std::string_view control) const {
  return files().accept(header, control);
}

base::Place Reading::place(base::Range range) const {
  range = files().outermost(range);
  const TextFile* file = files().find(range.file);
  return file != nullptr && !file->path.empty() ? file->place(range) : base::Place{};
}

findings::Excerpt Reading::excerpt(base::Range range) const {
  range = files().outermost(range);
  const TextFile* file = files().find(range.file);
  if (file == nullptr) {
    return {};
  }
  // No more than tells whether the line is too long: a file of a hundred megabytes may be one line.
  const std::uint32_t from = range.offset - std::min<std::uint32_t>(range.offset, kLongestLine + 1);
  const std::string_view around = std::string_view(file->text).substr(from, 2 * (kLongestLine + 1));
  const std::string_view line = syntax::line_at(around, range.offset - from);
  const auto begin = static_cast<std::size_t>(file->text.data() + range.offset - line.data());
  return begin <= line.size() ? excerpt_of(line, begin, std::min<std::size_t>(begin + range.length, line.size()),
                                           writing_of(file->path, file->text))
                              : findings::Excerpt{};
}

base::Origin Reading::origin(base::TrailId trail, base::OriginRole end, base::Range shown) const {
  const auto source = [this](base::Range range) {
    range = files().outermost(range);
    const TextFile* file = files().find(range.file);
    return file != nullptr ? std::string_view(file->text).substr(range.offset, range.length) : std::string_view{};
  };
  const auto outermost = [this](base::Range range) { return files().outermost(range); };
  return write_out(
      trails(), trail, end, outermost(shown),
      {.outermost = outermost, .place = [this](base::Range range) { return place(range); }, .source = source});
}

}  // namespace kakoi::sources
