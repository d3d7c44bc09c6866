// The shared files of AWS's clients: `~/.aws/config` and `~/.aws/credentials`, or where the environment says that they
// are.
#pragma once

#include "aws/host.hpp"
#include "aws/ini.hpp"
#include "base/result.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::aws {

struct Profiles {
  /// What both files say; of what both say, the file with credentials counts.
  std::map<std::string, Options> profiles;
  std::map<std::string, Options> sso_sessions;
  std::map<std::string, Options> services;
  std::string config_path;       ///< for messages
  std::string credentials_path;  ///< for messages

  /// Null when there is none of that name.
  [[nodiscard]] const Options* find(const std::string& profile) const;
};

/// The value of `name`; empty when it is not there.
std::string option(const Options& options, const std::string& name);

/// A file that is missing is empty. Fails when one is there and cannot be read, or is broken.
base::Result<Profiles> read_profiles(const Host& host);

/// `path` with `~` and `$NAME` put in, as the AWS CLI does.
std::string expanded_path(const Host& host, std::string path);

/// `text` in words, as a shell takes them apart: with quotes and backslashes. Nothing when a quote is not closed.
std::optional<std::vector<std::string>> shell_words(std::string_view text);

}  // namespace kakoi::aws
