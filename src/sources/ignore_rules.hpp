// Which paths a search leaves out: the patterns of .gitignore files (gitignore(5)) and of --exclude.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources {

/// Does `text` match the pattern? `*`, `?` and `[…]` do not match a slash, `**` between slashes matches any folders.
bool matches_glob(std::string_view pattern, std::string_view text);

/// The rules of one folder, over those of the folders above it. Immutable.
class IgnoreRules {
 public:
  /// `text` is the content of a .gitignore that lies in `folder` (absolute).
  IgnoreRules(std::shared_ptr<const IgnoreRules> outer, std::string folder, std::string_view text);

  /// Is `path` (absolute, in `folder` or below) left out? The last rule that matches decides; a folder's own rules come
  /// after those of the folders above.
  [[nodiscard]] bool leaves_out(std::string_view path, bool is_folder) const;

 private:
  struct Rule {
    std::string pattern;
    bool is_negated = false;
    bool only_folders = false;
    bool is_anchored = false;  // it has a slash: matched against the path below `folder_`, not the name alone
  };
  enum class Decision { none, out, in };
  [[nodiscard]] Decision decide(std::string_view path, bool is_folder) const;

  std::shared_ptr<const IgnoreRules> outer_;
  std::string folder_;
  std::vector<Rule> rules_;
};

}  // namespace kakoi::sources
