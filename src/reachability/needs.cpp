#include "reachability/needs.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace kakoi::reachability {
namespace {

using base::Known;
using base::Phrase;
using base::Unknown;
using inventory::Container;
using inventory::Image;
using inventory::Registry;
using inventory::Source;

constexpr base::Phrase kPort{"{} answers on a port that was not looked at", "{} のポートへの到達は調べていません"};
constexpr base::Phrase kInternal{"where registry {} is was not read; it may be in a network of its own",
                                 "レジストリ {} の場所は読み取っていません。内部のネットワークにある可能性があります"};
constexpr Phrase kOtherRegion{"its Region, {}, may not be that of the task",
                              "リージョン {} がタスクのリージョンと異なる可能性があります"};

constexpr Phrase kWhereLogsGo{"where the log driver {} sends to is not looked at",
                              "ログドライバー {} の送信先は調べていません"};
constexpr Phrase kFirstPull{"the image is of a pull-through cache, whose first pull needs the internet",
                            "プルスルーキャッシュのイメージで、最初のプルにはインターネットへの経路が必要です"};

constexpr Phrase kIfItIs{"the first pull through such a cache needs the internet",
                         "その場合、最初のプルにはインターネットへの経路が必要です"};

// The platform versions of Linux whose tasks have an interface of Fargate's beside their own.
bool has_second_interface(std::string_view version) {
  return version == "1.0.0" || version == "1.1.0" || version == "1.2.0" || version == "1.3.0";
}

class Needs {
 public:
  Needs(const Runtime& runtime, std::string_view region) : runtime_(runtime), region_(region) {}

  void of(const Container& container) {
    container_ = container.name;
    container.image.match(
        [&](const Image& image) {
          image_needs(image);
          return 0;
        },
        [&](const Unknown& why) {
          add({.kind = NeedKind::registry, .maybe = why});
          return 0;
        });
    container.log_driver.match(
        [&](const std::string& driver) {
          if (driver == "awslogs") {
            add(of_service(NeedKind::logs, "logs", container.log_region));
          } else if (driver == "splunk" || driver == "awsfirelens") {
            // Splunk's driver tries its connection before the container starts.
            add({.kind = NeedKind::logs,
                 .to_start = driver == "splunk",
                 .maybe = Unknown{.reason = base::Message(kWhereLogsGo, {driver})}});
          }
          return 0;
        },
        [&](const Unknown& why) {
          add(of_service(NeedKind::logs, "logs", container.log_region, why));
          return 0;
        });
    for (const Known<Source>& source : container.sources.items) {
      source.match(
          [&](const Source& known) {
            fetch(known, std::nullopt);
            return 0;
          },
          [&](const Unknown& why) {
            fetch({.kind = Source::Kind::secrets_manager}, why);
            fetch({.kind = Source::Kind::parameter_store}, why);
            return 0;
          });
    }
    if (container.sources.more.has_value()) {
      fetch({.kind = Source::Kind::secrets_manager}, container.sources.more);
      fetch({.kind = Source::Kind::parameter_store}, container.sources.more);
      fetch({.kind = Source::Kind::s3}, container.sources.more);
    }
    for (const inventory::Call& call : container.calls) {
      Need need = call.service.empty() ? Need{.kind = NeedKind::call, .host = call.host, .maybe = call.maybe}
                                       : of_service(NeedKind::call, call.service, call.region, call.maybe);
      need.to_start = false;
      add(std::move(need));
    }
  }

  void add(Need need) {
    need.container = container_;
    const auto same = std::find_if(needs_.begin(), needs_.end(), [&](const Need& other) {
      return other.kind == need.kind && other.destination.service == need.destination.service &&
             other.region == need.region && other.host == need.host &&
             other.maybe.has_value() == need.maybe.has_value() && other.to_start == need.to_start &&
             truth_of(other.is_cached) == truth_of(need.is_cached) &&
             truth_of(other.destination.is_in_region) == truth_of(need.destination.is_in_region);
    });
    if (same == needs_.end()) {
      needs_.push_back(std::move(need));
    }
  }

  std::vector<Need> take() {
    std::stable_sort(needs_.begin(), needs_.end(), [](const Need& a, const Need& b) { return a.kind < b.kind; });
    return std::move(needs_);
  }

 private:
  [[nodiscard]] Need of_service(NeedKind kind, std::string_view name, const Known<std::string>& region,
                                std::optional<Unknown> maybe = std::nullopt) const {
    Need need{
        .kind = kind,
        .destination = {.service = std::string(name), .is_in_region = is_own(region), .region = std::string(region_)},
        .maybe = std::move(maybe)};
    if (truth_of(need.destination.is_in_region) != Truth::yes) {
      need.region =
          region.match([](const std::string& named) { return named; }, [](const Unknown&) { return std::string(); });
    }
    return need;
  }

  // The Region of a thing; empty means the task's own. One that is named may be the task's own, too.
  [[nodiscard]] Known<bool> is_own(const Known<std::string>& region) const {
    return region.and_then([&](const std::string& name) {
      const bool is_known = name.empty() || !region_.empty();
      return is_known ? Known<bool>::defaulted(name.empty() || name == region_)
                      : Known<bool>::unknown({.reason = base::Message(kOtherRegion, {name})});
    });
  }

  void image_needs(const Image& image) {
    image.registry.match(
        [&](Registry registry) {
          if (registry != Registry::ecr) {
            add({.kind = NeedKind::registry, .host = image.host});
            return 0;
          }
          if (runtime_.uses_own_interface) {
            add(of_service(NeedKind::registry_api, "ecr.api", image.region, runtime_.interface_open));
          }
          Need manifest = of_service(NeedKind::registry, "ecr.dkr", image.region);
          manifest.is_cached = image.is_cache;
          add(std::move(manifest));
          add(of_service(NeedKind::layers, "s3", image.region));
          return 0;
        },
        [&](const Unknown& why) {
          add({.kind = NeedKind::registry, .host = image.host, .maybe = why});
          return 0;
        });
  }

  void fetch(const Source& source, const std::optional<Unknown>& maybe) {
    if (source.kind == Source::Kind::s3) {
      add(of_service(NeedKind::environment_files, "s3", source.region, maybe));
    } else if (runtime_.uses_own_interface) {
      const bool is_secret = source.kind == Source::Kind::secrets_manager;
      add(of_service(is_secret ? NeedKind::secrets : NeedKind::parameters, is_secret ? "secretsmanager" : "ssm",
                     source.region, maybe.has_value() ? maybe : runtime_.interface_open));
    }
  }

  const Runtime& runtime_;
  std::string_view region_;
  std::string container_;
  std::vector<Need> needs_;
};

// `10.0.5.5:5000`, `registry.corp.internal`: an address, or a name, that the internet need not know.
bool is_internal(std::string_view host) {
  constexpr auto kEndings =
      std::to_array<std::string_view>({".internal", ".local", ".lan", ".corp", ".intranet", ".home", ".private"});
  const std::string_view name = host.substr(0, host.find(':'));
  const std::optional<inventory::AddressBlock> address = inventory::parse_block(std::string(name) + "/32");
  const bool is_private = address.has_value() && !public_addresses(inventory::Family::v4).holds(AddressSet(*address));
  return is_private || name.find('.') == std::string_view::npos ||
         std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

bool has_other_port(std::string_view host) {
  const std::size_t colon = host.rfind(':');
  return colon != std::string_view::npos && host.substr(colon + 1) != "443";
}

// What was looked at is a host on the internet, on tcp/443.
Outcome of_host(const std::string& host, Outcome outcome) {
  if (has_other_port(host)) {
    outcome = at_most_plausible(std::move(outcome), base::Message(kPort, {host}));
  }
  if (is_internal(host)) {
    const base::Message why(kInternal, {host});
    outcome = outcome.evidence == Evidence::missing ? Outcome::of(Evidence::unknown, why)
                                                    : at_most_plausible(std::move(outcome), why);
  }
  return outcome;
}

}  // namespace

Runtime runtime_of(const inventory::Launch& launch, const inventory::TaskDefinition& definition) {
  Runtime runtime{.has_exec = launch.has_exec};
  const Truth is_windows = truth_of(definition.is_windows);
  launch.platform_version.match(
      [&](const std::string& version) {
        if (!has_second_interface(version) || is_windows == Truth::yes) {
          return 0;
        }
        // Of Windows 1.0.0 is the only version.
        runtime.uses_own_interface = is_windows == Truth::maybe;
        if (is_windows == Truth::maybe) {
          runtime.interface_open = definition.is_windows.match([](bool) { return std::optional<Unknown>(); },
                                                               [](const Unknown& why) { return std::optional(why); });
        }
        return 0;
      },
      [&](const Unknown& why) {
        runtime.interface_open = is_windows == Truth::yes ? std::nullopt : std::optional(why);
        return 0;
      });
  return runtime;
}

std::vector<Need> needs_of(const inventory::TaskDefinition& definition, const Runtime& runtime) {
  Needs needs(runtime, definition.region);
  for (const Container& container : definition.containers.items) {
    needs.of(container);
  }
  if (definition.containers.more.has_value()) {
    needs.of({.name = {},
              .image = Known<Image>::unknown(*definition.containers.more),
              .log_driver = Known<std::string>::unknown(*definition.containers.more),
              .sources = {.items = {}, .more = definition.containers.more}});
  }
  if (!definition.file_systems.items.empty()) {
    needs.add({.kind = NeedKind::file_system});
  } else if (definition.file_systems.more.has_value()) {
    needs.add({.kind = NeedKind::file_system, .maybe = definition.file_systems.more});
  }
  const Truth has_exec = truth_of(runtime.has_exec);
  if (has_exec != Truth::no) {
    needs.add({.kind = NeedKind::exec,
               .destination = {.service = "ssmmessages"},
               .to_start = false,
               .maybe = runtime.has_exec.match([](bool) { return std::optional<Unknown>(); },
                                               [](const Unknown& why) { return std::optional(why); })});
  }
  return needs.take();
}

Outcome meets(Outward& outward, const Sender& sender, const Need& need) {
  if (need.kind == NeedKind::file_system && need.maybe.has_value()) {
    return Outcome::of(Evidence::unknown, need.maybe->reason);
  }
  Outcome outcome =
      need.kind == NeedKind::file_system ? outward.reach_file_system(sender) : outward.reach(sender, need.destination);
  if (!need.host.empty()) {
    outcome = of_host(need.host, std::move(outcome));
  }
  if (truth_of(need.is_cached) != Truth::no && outcome.evidence > Evidence::plausible &&
      outward.reach(sender, {}).evidence < outcome.evidence) {
    outcome = at_most_plausible(std::move(outcome),
                                need.is_cached.match([](bool) { return base::Message(kFirstPull); },
                                                     [](const Unknown& why) { return why.reason.also(kIfItIs); }));
  }
  if (need.maybe.has_value() && outcome.evidence == Evidence::missing) {
    outcome.evidence = Evidence::unknown;
    outcome.why = need.maybe->reason.also(outcome.why);
  }
  return outcome;
}

}  // namespace kakoi::reachability
