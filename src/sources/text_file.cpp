#include "sources/text_file.hpp"

#include "sources/paths.hpp"
#include "syntax/encoding.hpp"

#include <utility>

namespace kakoi::sources {
namespace {

using base::Phrase;

constexpr Phrase kNoFile{"not a regular file; not read", "通常のファイルではないため、読み取りません"};
constexpr Phrase kBrokenLink{"the link leads nowhere, or to itself", "リンク先がないか、リンクが循環しています"};
constexpr Phrase kOutside{"the link leads out of the repository; not read",
                          "リンク先がリポジトリの外にあるため、読み取りません"};

}  // namespace

base::Place TextFile::place(base::Range range) const {
  std::call_once(has_lines_, [this] { lines_.emplace(text); });
  return lines_->place(path, range);
}

bool load_text(const Input& input, const std::string& path, base::EntryKind kind, std::size_t most, TextFile& file,
               base::Diagnostics& diagnostics) {
  const auto error = [&](base::Message message) {
    diagnostics.push_back({.level = base::Level::error, .place = {.file = path}, .message = std::move(message)});
    return false;
  };
  const bool is_folder = kind == base::EntryKind::directory || kind == base::EntryKind::link_to_directory;
  if (kind == base::EntryKind::other || is_folder) {
    return error(kNoFile);
  }
  if (kind == base::EntryKind::broken_link) {
    return error(kBrokenLink);
  }
  if (kind == base::EntryKind::link_to_file) {
    const auto real = input.reader.real_path(path);
    if (!real.has_value() || !lies_within(*real, input.boundary)) {
      return error(kOutside);
    }
  }
  file.id = input.numbers.next();
  file.path = path;
  if (auto read = input.reader.read(path, most, file.text); !read.has_value()) {
    return error(read.error().message);
  }
  if (auto why = syntax::unreadable_encoding(file.text)) {
    return error(*why);
  }
  return true;
}

}  // namespace kakoi::sources
