#include "aws/settings.hpp"

#include "aws/services.hpp"
#include "aws/text.hpp"
#include "base/message.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace kakoi::aws {
namespace {

using base::Phrase;

constexpr Phrase kNoProfile{"there is no profile `{}` in {} or {}", "プロファイル `{}` が {} にも {} にもありません"};
constexpr Phrase kNoServices{"the profile `{}` names the section [services {}], which does not exist",
                             "プロファイル `{}` の指す [services {}] がありません"};
constexpr Phrase kNoSense{"{} is `{}`, which is none of: {}", "{} の値 `{}` は次のいずれでもありません: {}"};
constexpr Phrase kNoNumber{"{} is `{}`, which is no whole number from {}",
                           "{} の値 `{}` は {} 以上の整数ではありません"};

/// Reads single values: the environment counts before the profile.
class Values {
 public:
  Values(const Host& host, const Options& profile) : host_(host), profile_(profile) {}

  [[nodiscard]] std::string text(const char* variable, const char* name) const {
    const std::string set = host_.variable(variable);
    return set.empty() ? option(profile_, name) : set;
  }

  /// As the AWS CLI takes it: whatever is not `true` is false.
  [[nodiscard]] bool flag(const char* variable, const char* name) const {
    return lower(text(variable, name)) == "true";
  }

 private:
  const Host& host_;
  const Options& profile_;
};

base::Result<void> set_endpoints(Settings& settings, const Host& host, const Profiles& profiles, const Options& profile,
                                 const Choice& choice) {
  settings.endpoint_url = choice.endpoint_url;
  const Values values(host, profile);
  const std::string section = option(profile, "services");
  const auto services = profiles.services.find(section);
  if (!section.empty() && services == profiles.services.end()) {
    return base::failure(base::Message(kNoServices, {settings.profile, section}));
  }
  if (!choice.endpoint_url.empty() ||
      values.flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")) {
    return {};
  }
  const std::string for_all = host.variable("AWS_ENDPOINT_URL");
  settings.endpoint_url = for_all.empty() ? option(profile, "endpoint_url") : for_all;
  for (const Service* service : services::all()) {
    const std::string id(service->id);
    std::string url = host.variable("AWS_ENDPOINT_URL_" + id);
    // A URL for all in the environment counts before one for this service in a file.
    if (url.empty() && for_all.empty() && services != profiles.services.end()) {
      url = option(nested_options(option(services->second, lower(id))), "endpoint_url");
    }
    if (!url.empty()) settings.service_urls[id] = url;
  }
  return {};
}

base::Result<void> set_retries(Settings& settings, const Values& values) {
  constexpr std::array<std::string_view, 3> kModes{"legacy", "standard", "adaptive"};
  constexpr int kLegacyAttempts = 5;
  const std::string mode = values.text("AWS_RETRY_MODE", "retry_mode");
  if (!mode.empty() && std::ranges::find(kModes, mode) == kModes.end()) {
    return base::failure(base::Message(kNoSense, {"AWS_RETRY_MODE", mode, "legacy, standard, adaptive"}));
  }
  if (mode == "legacy") settings.max_attempts = kLegacyAttempts;
  const std::string attempts = values.text("AWS_MAX_ATTEMPTS", "max_attempts");
  if (attempts.empty()) return {};
  int count = 0;
  const auto [end, error] = std::from_chars(attempts.data(), attempts.data() + attempts.size(), count);
  if (error != std::errc() || end != attempts.data() + attempts.size() || count < 1) {
    return base::failure(base::Message(kNoNumber, {"AWS_MAX_ATTEMPTS", attempts, "1"}));
  }
  settings.max_attempts = count;
  settings.are_attempts_chosen = true;
  return {};
}

/// Does one of the names in NO_PROXY stand for the host?
bool is_excluded(std::string_view list, std::string_view host, std::string_view host_and_port) {
  if (list == "*") return true;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    std::string_view name = list.substr(0, end);
    list.remove_prefix(std::min(end + 1, list.size()));
    while (name.starts_with(' ')) name.remove_prefix(1);
    while (name.ends_with(' ')) name.remove_suffix(1);
    while (name.starts_with('.')) name.remove_prefix(1);
    if (name.empty()) continue;
    for (const std::string_view one : {host, host_and_port}) {
      const bool is_below = one.size() > name.size() && one.ends_with(name) && one[one.size() - name.size() - 1] == '.';
      if (one == name || is_below) return true;
    }
  }
  return false;
}

std::string variable_in_any_case(const Host& host, const std::string& name) {
  const std::string in_lower = host.variable(lower(name));
  return in_lower.empty() ? host.variable(name) : in_lower;
}

}  // namespace

base::Result<Settings> read_settings(const Host& host, const Profiles& profiles, const Choice& choice) {
  Settings settings;
  settings.is_profile_chosen = !choice.profile.empty();
  settings.regions_asked = choice.regions;
  for (const std::string& named :
       {choice.profile, host.variable("AWS_DEFAULT_PROFILE"), host.variable("AWS_PROFILE")}) {
    if (named.empty()) continue;
    if (profiles.find(named) == nullptr) {
      return base::failure(base::Message(kNoProfile, {named, profiles.config_path, profiles.credentials_path}));
    }
    settings.profile = named;
    break;
  }
  const Options* found = profiles.find(settings.profile);
  const Options profile = found == nullptr ? Options() : *found;
  const Values values(host, profile);
  const std::string region = host.variable("AWS_REGION");
  settings.region = !choice.region.empty() ? choice.region
                    : !region.empty()      ? region
                                           : values.text("AWS_DEFAULT_REGION", "region");
  settings.uses_dual_stack = values.flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint");
  settings.uses_fips = values.flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint");
  const std::string sts = values.text("AWS_STS_REGIONAL_ENDPOINTS", "sts_regional_endpoints");
  if (!sts.empty() && sts != "regional" && sts != "legacy") {
    return base::failure(base::Message(kNoSense, {"AWS_STS_REGIONAL_ENDPOINTS", sts, "regional, legacy"}));
  }
  settings.uses_regional_sts = sts != "legacy";
  settings.ca_bundle = choice.ca_bundle.empty() ? values.text("AWS_CA_BUNDLE", "ca_bundle") : choice.ca_bundle;
  settings.ca_bundle = expanded_path(host, settings.ca_bundle);
  if (const auto set = set_endpoints(settings, host, profiles, profile, choice); !set) {
    return tl::unexpected(set.error());
  }
  if (const auto set = set_retries(settings, values); !set) return tl::unexpected(set.error());
  return settings;
}

std::string proxy_for(const Host& host, const std::string& url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string::npos) return "";
  std::string_view host_and_port(url);
  host_and_port.remove_prefix(scheme + 3);
  host_and_port = host_and_port.substr(0, std::min(host_and_port.find_first_of("/?"), host_and_port.size()));
  const std::size_t bracket = host_and_port.rfind(']');
  const std::size_t colon = host_and_port.find(':', bracket == std::string_view::npos ? 0 : bracket);
  const std::string_view name = host_and_port.substr(0, std::min(colon, host_and_port.size()));
  if (is_excluded(variable_in_any_case(host, "NO_PROXY"), name, host_and_port)) return "";
  const std::string own = variable_in_any_case(host, url.starts_with("https") ? "HTTPS_PROXY" : "HTTP_PROXY");
  return own.empty() ? variable_in_any_case(host, "ALL_PROXY") : own;
}

}  // namespace kakoi::aws
