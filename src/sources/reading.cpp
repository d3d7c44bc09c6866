#include "sources/reading.hpp"

#include "sources/excerpt.hpp"
#include "sources/network/compute_environments.hpp"
#include "sources/origin.hpp"
#include "sources/spots.hpp"
#include "syntax/lines.hpp"

#include <algorithm>
#include <memory>

namespace kakoi::sources {

inventory::Network Reading::network() {
  constexpr base::Phrase kNotRead{"kakoi does not read the network from this kind of file",
                                  "kakoi はこの種類のファイルからネットワークを読み取りません"};
  inventory::Network network;
  network.unread.push_back({.part = inventory::NetworkPart::any, .why = {.reason = kNotRead}});
  return network;
}

void Reading::add_network() {
  inventory_.network = std::make_shared<const inventory::Network>(network());
  network::place_jobs(inventory_);
  inventory_.task_definitions = task_definitions();
}

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
  if (file == nullptr || is_secret(range)) {
    return {};
  }
  const std::string_view line = syntax::line_at(file->text, range.offset, kLongestLine);
  const auto begin = static_cast<std::size_t>(file->text.data() + range.offset - line.data());
  return begin <= line.size() ? excerpt_of(line, begin, std::min<std::size_t>(begin + range.length, line.size()),
                                           writing_of(file->path, file->text))
                              : findings::Excerpt{};
}

base::Origin Reading::origin(base::TrailId trail, base::OriginRole end, base::Range shown) const {
  const auto source = [this](base::Range range) {
    range = files().outermost(range);
    const TextFile* file = files().find(range.file);
    return file != nullptr && !is_secret(range) ? std::string_view(file->text).substr(range.offset, range.length)
                                                : std::string_view{};
  };
  const auto outermost = [this](base::Range range) { return files().outermost(range); };
  return write_out(
      trails(), trail, end, outermost(shown),
      {.outermost = outermost, .place = [this](base::Range range) { return place(range); }, .source = source});
}

findings::Spots Reading::spots(base::TrailId trail, std::optional<base::Range> setting) const {
  return spots_of(trails(), trail, setting, files());
}

std::vector<const TextFile*> Reading::files_read() const {
  std::vector<const TextFile*> all = files().all();
  std::erase_if(all, [](const TextFile* file) { return file->path.empty() || file->within.has_value(); });
  std::sort(all.begin(), all.end(), [](const TextFile* a, const TextFile* b) { return a->path < b->path; });
  all.erase(
      std::unique(all.begin(), all.end(), [](const TextFile* a, const TextFile* b) { return a->path == b->path; }),
      all.end());
  return all;
}

}  // namespace kakoi::sources
