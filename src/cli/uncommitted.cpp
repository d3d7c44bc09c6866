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

using Names = std::vector<std::string>;               // relative to the repository
using Contents = std::map<std::string, std::string>;  // by these names

/// What git itself makes of a file before it keeps it (gitattributes). It runs no program for that.
struct Conversion {
  bool line_ends = false;  ///< CRLF becomes LF
  bool ident = false;      ///< `$Id: …$` becomes `$Id$`
};

std::string with_short_ids(std::string_view text) {
  constexpr std::string_view kBegin = "$Id:";
  std::string out;
  while (!text.empty()) {
    const std::size_t at = std::min(text.find(kBegin), text.size());
    const std::size_t end = text.find_first_of("$\n", std::min(at + kBegin.size(), text.size()));
    const bool is_id = end != std::string_view::npos && text[end] == '$';
    out += text.substr(0, at);
    out += at == text.size() ? "" : is_id ? "$Id$" : kBegin;
    text.remove_prefix(is_id ? end + 1 : std::min(at + kBegin.size(), text.size()));
  }
  return out;
}

std::string with_short_line_ends(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!text.substr(i).starts_with("\r\n")) {
      out += text[i];
    }
  }
  return out;
}

// Which repository is asked is said by its folder; how git is configured is the user's to say.
bool is_of_another_repository(std::string_view variable) {
  return variable.starts_with("GIT_") && !variable.starts_with("GIT_CONFIG");
}

class Repository {
 public:
  Repository(const std::string& folder, const Host& host) : folder_(folder), host_(host) {}

  // Those of `names` that the last commit does not have as they are. Nothing where git does not answer.
  std::optional<Names> uncommitted(const Names& names, const Contents& contents) {
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
      const bool is_staged_alone = std::find(added.begin(), added.end(), names[i]) != added.end();
      const bool is_as_committed =
          differing.has_value() && at != staged.end() && !is_staged_alone &&
          (at->second == hashes[i] || becomes(at->second, contents.at(names[i]), conversion_of(names[i], names)));
      if (!is_as_committed) {
        found.push_back(names[i]);
      }
    }
    return found;
  }

 private:
  // Asked for all of `names` at once, where one of them needs it.
  Conversion conversion_of(const std::string& name, const Names& names) {
    if (!said_.has_value()) {
      said_.emplace();
      // NAME, ATTRIBUTE, VALUE, each ended by NUL.
      const auto said = git({"check-attr", "-z", "text", "eol", "ident", "--"}, names);
      const Names parts = split(said.value_or(std::string{}), '\0');
      for (std::size_t i = 0; i + 2 < parts.size(); i += 3) {
        (*said_)[parts[i]][parts[i + 1]] = parts[i + 2];
      }
      const std::string value = git({"config", "--get", "core.autocrlf"}, {}).value_or(std::string{});
      converts_line_ends_ = value == "true\n" || value == "input\n";
    }
    std::map<std::string, std::string>& values = (*said_)[name];
    const auto is_given = [&](const std::string& attribute) {
      const std::string& value = values[attribute];
      return !value.empty() && value != "unspecified" && value != "unset";
    };
    const bool is_by_default = values["text"] == "unspecified" && converts_line_ends_;
    return {.line_ends = values["text"] != "unset" && (is_given("text") || is_given("eol") || is_by_default),
            .ident = is_given("ident")};
  }

  // Is what git would keep of `content` what it has under `hash`?
  bool becomes(const std::string& hash, std::string_view content, const Conversion& conversion) {
    if (!conversion.line_ends && !conversion.ident) {
      return false;
    }
    std::string kept = conversion.ident ? with_short_ids(content) : std::string(content);
    kept = conversion.line_ends ? with_short_line_ends(kept) : kept;
    return git({"cat-file", "blob", hash}, {}) == kept;
  }

  std::optional<std::string> git(Names words, const Names& names) {
    // `git status` would clean what it compares, with filters that the repository's own configuration names.
    Names command{"env"};
    // A hook of another repository leaves GIT_DIR, GIT_INDEX_FILE and the like.
    for (const auto& [variable, value] : host_.environment) {
      if (is_of_another_repository(variable)) {
        command.insert(command.end(), {"-u", variable});
      }
    }
    command.insert(command.end(), {"GIT_ALLOW_PROTOCOL=none", "GIT_OPTIONAL_LOCKS=0", "GIT_LITERAL_PATHSPECS=1", "git",
                                   "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-C", folder_});
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
  std::optional<std::map<std::string, std::map<std::string, std::string>>> said_;  ///< of attributes, by file
  bool converts_line_ends_ = false;
};

}  // namespace

std::vector<std::string> uncommitted(const std::map<std::string, std::string>& files, const Host& host) {
  std::map<std::string, Names> by_repository;
  std::map<std::string, Contents> contents;
  for (const auto& [file, content] : files) {
    const auto repository = sources::enclosing_repository(host.reader, sources::parent_of(file));
    if (repository.has_value() && host.reader.kind(file).has_value()) {
      const std::string name = sources::relative_path(file, *repository);
      by_repository[*repository].push_back(name);
      contents[*repository].emplace(name, content);
    }
  }
  std::vector<std::string> found;
  for (const auto& [folder, names] : by_repository) {
    for (std::size_t i = 0; i < names.size(); i += kMostAtOnce) {
      const auto begin = names.begin() + static_cast<std::ptrdiff_t>(i);
      const auto end = names.begin() + static_cast<std::ptrdiff_t>(std::min(i + kMostAtOnce, names.size()));
      const auto some = Repository(folder, host).uncommitted(Names(begin, end), contents[folder]);
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
