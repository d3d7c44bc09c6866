#include "aws/profiles.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace kakoi::aws {
namespace {

constexpr base::Phrase kReading{"read {}", "{} の読み込み"};
constexpr std::size_t kMostBytes = std::size_t{4} << 20U;

/// Nothing where there is no file.
base::Result<std::vector<IniSection>> read_file(const Host& host, const std::string& path) {
  const auto kind = host.files.kind(path);
  if (!kind || (*kind != base::EntryKind::file && *kind != base::EntryKind::link_to_file)) {
    return std::vector<IniSection>();
  }
  std::string text;
  if (const auto read = host.files.read(path, kMostBytes, text); !read) return tl::unexpected(read.error());
  auto sections = parse_ini(text);
  if (!sections) return tl::unexpected(sections.error().in(kReading, path));
  return sections;
}

/// `[profile NAME]` and the like, in the file of configuration.
void add_section(Profiles& into, IniSection& section) {
  if (section.name == "default") {
    into.profiles[section.name] = std::move(section.options);
    return;
  }
  const auto words = shell_words(section.name);
  if (!words || words->size() != 2) return;
  const std::string& kind = words->front();
  auto* const group = kind == "profile"       ? &into.profiles
                      : kind == "sso-session" ? &into.sso_sessions
                      : kind == "services"    ? &into.services
                                              : nullptr;
  if (group != nullptr) (*group)[words->back()] = std::move(section.options);
}

bool is_name_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_';
}

std::string path_of(const Host& host, const char* variable, const char* usual) {
  const std::string set = host.variable(variable);
  return expanded_path(host, set.empty() ? usual : set);
}

}  // namespace

const Options* Profiles::find(const std::string& profile) const {
  const auto found = profiles.find(profile);
  return found == profiles.end() ? nullptr : &found->second;
}

std::string option(const Options& options, const std::string& name) {
  const auto found = options.find(name);
  return found == options.end() ? std::string() : found->second;
}

base::Result<Profiles> read_profiles(const Host& host) {
  Profiles profiles;
  profiles.config_path = path_of(host, "AWS_CONFIG_FILE", "~/.aws/config");
  profiles.credentials_path = path_of(host, "AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials");
  auto config = read_file(host, profiles.config_path);
  if (!config) return tl::unexpected(config.error());
  for (IniSection& section : *config) add_section(profiles, section);
  auto credentials = read_file(host, profiles.credentials_path);
  if (!credentials) return tl::unexpected(credentials.error());
  for (const IniSection& section : *credentials) {
    Options& profile = profiles.profiles[section.name];
    for (const auto& [name, value] : section.options) profile[name] = value;
  }
  return profiles;
}

std::string expanded_path(const Host& host, std::string path) {
  if (path == "~" || path.starts_with("~/")) path.replace(0, 1, host.variable("HOME"));
  std::string result;
  for (std::size_t at = 0; at < path.size();) {
    const bool is_braced = path.compare(at, 2, "${") == 0;
    const std::size_t begin = at + (is_braced ? 2 : 1);
    std::size_t end = begin;
    while (end < path.size() && is_name_byte(path[end])) ++end;
    const std::string name = path.substr(std::min(begin, path.size()), end - begin);
    const bool is_closed = !is_braced || (end < path.size() && path[end] == '}');
    if (path[at] == '$' && is_closed && host.environment.contains(name)) {
      result += host.variable(name);
      at = end + (is_braced ? 1 : 0);
    } else {
      result += path[at];
      ++at;
    }
  }
  return result;
}

std::optional<std::vector<std::string>> shell_words(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  std::vector<std::string> words;
  bool is_in_word = false;
  char quote = '\0';
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char byte = text[at];
    if (quote == '\0' && kBlanks.find(byte) != std::string_view::npos) {
      is_in_word = false;
      continue;
    }
    if (!is_in_word) words.emplace_back();
    is_in_word = true;
    // Within double quotes a backslash takes the meaning off nothing but a quote and a backslash.
    const bool is_escape = byte == '\\' && at + 1 < text.size() &&
                           (quote == '\0' || (quote == '"' && (text[at + 1] == '"' || text[at + 1] == '\\')));
    if (is_escape) {
      words.back() += text[++at];
    } else if (byte == quote) {
      quote = '\0';
    } else if (quote == '\0' && (byte == '"' || byte == '\'')) {
      quote = byte;
    } else {
      words.back() += byte;
    }
  }
  if (quote != '\0') return std::nullopt;
  return words;
}

}  // namespace kakoi::aws
