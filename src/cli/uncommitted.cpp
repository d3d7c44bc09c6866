#include "cli/uncommitted.hpp"

#include "sources/paths.hpp"
#include "sources/walk.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

namespace kakoi::cli {
namespace {

constexpr std::size_t kMostOutput = std::size_t{16} << 20U;
constexpr std::chrono::seconds kLimit{10};
constexpr std::size_t kMostAtOnce = 200;

using Names = std::vector<std::string>;  // relative to the repository

class Repository {
 public:
  Repository(const std::string& folder, const Host& host) : folder_(folder), host_(host) {}

  // Those of `names` that the last commit does not have as they are. Nothing where git does not answer.
  std::optional<Names> uncommitted(const Names& names) {
    const auto listed = git({"ls-files", "--stage", "-z", "--"}, names);
    const auto hashed = git({"hash-object", "--no-filters", "--"}, names);
    if (!listed.has_value() || !hashed.has_value()) {
      return std::nullopt;
    }
    const std::map<std::string, std::string, std::less<>> staged = staged_in(*listed);
    // Fails where there is no commit yet.
    const auto differing = git({"diff-index", "--cached", "--name-only", "-z", "HEAD", "--"}, names);
    const Names added = split(differing.value_or(std::string{}), '\0');
    const Names hashes = split(*hashed, '\n');
    Names found;
    for (std::size_t i = 0; i < names.size() && i < hashes.size(); ++i) {
      const auto at = staged.find(names[i]);
      const bool is_as_committed = differing.has_value() && at != staged.end() && at->second == hashes[i] &&
                                   std::find(added.begin(), added.end(), names[i]) == added.end();
      if (!is_as_committed) {
        found.push_back(names[i]);
      }
    }
    return found;
  }

 private:
  std::optional<std::string> git(Names words, const Names& names) {
    // `git status` would clean what it compares, with filters that the repository's own configuration names.
    Names command{"env",
                  "GIT_ALLOW_PROTOCOL=none",
                  "GIT_OPTIONAL_LOCKS=0",
                  "GIT_LITERAL_PATHSPECS=1",
                  "git",
                  "-c",
                  "core.fsmonitor=false",
                  "-c",
                  "core.hooksPath=/dev/null",
                  "-C",
                  folder_};
    command.insert(command.end(), words.begin(), words.end());
    command.insert(command.end(), names.begin(), names.end());
    const auto ran = host_.programs().run(command, kMostOutput, kLimit);
    return ran.has_value() && ran->status == 0 ? std::optional(ran->out) : std::nullopt;
  }

  static Names split(std::string_view text, char by) {
    Names parts;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(by), text.size());
      parts.emplace_back(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
  }

  // `MODE HASH STAGE<tab>NAME`, by name.
  static std::map<std::string, std::string, std::less<>> staged_in(std::string_view listed) {
    std::map<std::string, std::string, std::less<>> staged;
    for (const std::string& line : split(listed, '\0')) {
      const std::size_t hash = line.find(' ');
      const std::size_t tab = line.find('\t');
      if (hash != std::string::npos && tab != std::string::npos) {
        staged.emplace(line.substr(tab + 1), line.substr(hash + 1, line.find(' ', hash + 1) - hash - 1));
      }
    }
    return staged;
  }

  const std::string& folder_;
  const Host& host_;
};

}  // namespace

std::vector<std::string> uncommitted(const std::map<std::string, std::string>& files, const Host& host) {
  std::map<std::string, Names> by_repository;
  for (const auto& [file, content] : files) {
    const auto repository = sources::enclosing_repository(host.reader, sources::parent_of(file));
    if (repository.has_value() && host.reader.kind(file).has_value()) {
      by_repository[*repository].push_back(sources::relative_path(file, *repository));
    }
  }
  std::vector<std::string> found;
  for (const auto& [folder, names] : by_repository) {
    for (std::size_t i = 0; i < names.size(); i += kMostAtOnce) {
      const auto begin = names.begin() + static_cast<std::ptrdiff_t>(i);
      const auto end = names.begin() + static_cast<std::ptrdiff_t>(std::min(i + kMostAtOnce, names.size()));
      const auto some = Repository(folder, host).uncommitted(Names(begin, end));
      for (const std::string& name : some.value_or(Names{})) {
        std::string file = folder;
        file += "/";
        file += name;
        found.push_back(std::move(file));
      }
    }
  }
  return found;
}

}  // namespace kakoi::cli
