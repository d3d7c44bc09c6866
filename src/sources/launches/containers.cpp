#include "sources/launches/containers.hpp"

#include "sources/launches/calls.hpp"
#include "sources/launches/fields.hpp"
#include "sources/launches/run_task.hpp"
#include "sources/launches/text_slices.hpp"
#include "sources/network/words.hpp"
#include "values/logic.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace kakoi::sources {
namespace {

using base::Known;
using base::Phrase;
using base::TrailId;
using inventory::Container;
using inventory::Image;
using inventory::Source;
using values::Kind;
using values::Value;

constexpr Phrase kWhichStore{"whether it is a secret or a parameter is not known",
                             "シークレットかパラメータかが決まりません"};

constexpr std::string_view kWindows = "WINDOWS";

struct ArnService {
  Source::Kind kind = Source::Kind::secrets_manager;
  std::size_t behind = 0;  ///< where the Region begins
};

// `arn:aws:secretsmanager:eu-west-1:…`, of which any part may not be known but the service.
std::optional<ArnService> service_in_arn(const std::string& text) {
  for (const auto& [name, kind] : {std::pair{std::string_view(":secretsmanager:"), Source::Kind::secrets_manager},
                                   std::pair{std::string_view(":ssm:"), Source::Kind::parameter_store}}) {
    const std::size_t at = text.find(name);
    if (at != std::string::npos) {
      return ArnService{.kind = kind, .behind = at + name.size()};
    }
  }
  return std::nullopt;
}

Known<std::string> region_in_arn(const Value& arn, const std::string& text, std::size_t begin, const CodeReader& code) {
  const std::size_t end = std::min(text.find(':', begin), text.size());
  const Slice slice = slice_of(arn, begin, end - begin);
  return slice.is_known && !arn.is_sensitive() ? Known<std::string>::given(slice.bytes, arn.trail())
         : slice.hole != nullptr               ? code.region(*slice.hole)
                                               : code.region(arn);
}

bool is_secret(std::string_view type, std::string_view address) {
  return type.find("aws_secretsmanager_secret") != std::string_view::npos || type == "AWS::SecretsManager::Secret" ||
         address.find("master_user_secret") != std::string_view::npos ||
         address.find(".MasterUserSecret.") != std::string_view::npos;
}

template <typename Read>
void add_sources(const Value& list, const Read& read, inventory::Several<Known<Source>>& into) {
  if (list.is(Kind::list)) {
    for (const Value& item : list.items()) {
      into.items.push_back(read(item));
    }
  } else if (!list.is_null()) {
    into.more = unknown_of(list);
  }
}

void read_log(const Value& log, const CodeReader& code, Container& into) {
  const Value driver = step_into(log, "logDriver");
  into.log_driver = network::word_of(driver, "");
  // Without one it is the task's own Region.
  const Value written = step_into(step_into(log, "options"), "awslogs-region");
  into.log_region = written.is_null() ? Known<std::string>::defaulted({}) : code.region(written);
  add_sources(
      step_into(log, "secretOptions"), [&](const Value& one) { return source_of(step_into(one, "valueFrom"), code); },
      into.sources);
}

}  // namespace

std::string address_of(const Value& unknown) {
  return unknown.is_unknown() ? std::string(unknown.reason().stands_for) : std::string();
}

Known<std::string> own_region_of(const Value& unknown) { return Known<std::string>::given({}, unknown.trail()); }

bool is_told_region(const Value& text) {
  const Value* hole = first_hole(text);
  const bool is_lone = with_holes(text).size() <= 1;
  return hole != nullptr && is_lone && hole->is_unknown() &&
         (hole->reason().stands_for.find("aws_region.") != std::string_view::npos ||
          (hole->reason().arguments.size() == 1 && hole->reason().arguments.front() == "AWS::Region"));
}

Known<std::string> written_region(const Value& text) {
  constexpr Phrase kWhichRegion{"which Region it is in is not known", "リージョンが決まりません"};
  if (text.is_wholly_known()) {
    return network::word_of(text, "");
  }
  return is_told_region(text)
             ? own_region_of(text)
             : Known<std::string>::unknown({.reason = base::Message(kWhichRegion), .trail = text.trail()});
}

Known<Source> source_of(const Value& value, const CodeReader& code) {
  const std::string text = with_holes(value);
  const std::optional<ArnService> service = text.starts_with("arn:") ? service_in_arn(text) : std::nullopt;
  if (service.has_value()) {
    return Known<Source>::given({.kind = service->kind, .region = region_in_arn(value, text, service->behind, code)},
                                value.trail());
  }
  // Without a Region: the name of a parameter, or what the code makes in its own.
  const Value* hole = first_hole(value);
  const std::string type = hole != nullptr ? code.type_of(*hole) : std::string();
  if (is_secret(type, hole != nullptr ? address_of(*hole) : std::string())) {
    return Known<Source>::given({.kind = Source::Kind::secrets_manager, .region = code.made_in(*hole)}, value.trail());
  }
  const bool is_name = !text.empty() && text.front() != kHole && !text.starts_with("arn:");
  if (is_name || type.find("aws_ssm_parameter") != std::string::npos || type == "AWS::SSM::Parameter") {
    return Known<Source>::given({.kind = Source::Kind::parameter_store}, value.trail());
  }
  return Known<Source>::unknown({.reason = kWhichStore, .trail = value.trail()});
}

Container container_of(const Value& definition, const CodeReader& code) {
  Container container;
  const Value name = step_into(definition, "name");
  container.name = name.is(Kind::text) && name.is_wholly_known() && !name.is_sensitive()
                       ? std::string(name.text().whole)
                       : std::string();
  container.image = Known<Image>::given(image_of(step_into(definition, "image"), code), TrailId::none);
  read_log(step_into(definition, "logConfiguration"), code, container);
  add_sources(
      step_into(definition, "secrets"), [&](const Value& one) { return source_of(step_into(one, "valueFrom"), code); },
      container.sources);
  add_sources(
      step_into(definition, "environmentFiles"),
      [](const Value& one) { return Known<Source>::given({.kind = Source::Kind::s3}, one.trail()); },
      container.sources);
  const Value credentials = step_into(step_into(definition, "repositoryCredentials"), "credentialsParameter");
  if (!credentials.is_null()) {
    // Only a secret can hold them, whatever its name.
    Source secret =
        source_of(credentials, code)
            .match([](const Source& known) { return known; }, [](const base::Unknown&) { return Source{}; });
    secret.kind = Source::Kind::secrets_manager;
    container.sources.items.push_back(Known<Source>::given(std::move(secret), credentials.trail()));
  }
  container.calls = calls_of(definition, code);
  return container;
}

inventory::Several<Container> containers_of(const Value& definitions, const CodeReader& code) {
  inventory::Several<Container> containers;
  if (definitions.is(Kind::list)) {
    for (const Value& item : definitions.items()) {
      if (item.is(Kind::map)) {
        containers.items.push_back(container_of(item, code));
      } else if (!item.is_null()) {
        containers.more = unknown_of(item);
      }
    }
  } else if (!definitions.is_null()) {
    containers.more = unknown_of(definitions);
  }
  return containers;
}

inventory::Several<inventory::Reference> file_systems_of(const Value& volumes) {
  inventory::Several<inventory::Reference> all;
  if (!volumes.is(Kind::list)) {
    if (!volumes.is_null()) {
      all.more = unknown_of(volumes);
    }
    return all;
  }
  for (const Value& volume : volumes.items()) {
    const Value efs = step_into(volume, "efsVolumeConfiguration");
    if (efs.is_unknown()) {
      all.more = unknown_of(efs);
    } else if (!efs.is_null()) {
      all.items.push_back(network::reference_of(step_into(efs, "fileSystemId")));
    }
  }
  return all;
}

Known<bool> is_windows(const Value& family) {
  return network::word_of(family, "").map([](const std::string& text) { return text.starts_with(kWindows); });
}

inventory::TaskDefinition task_definition_of(inventory::Thing thing, const Value& definition, const CodeReader& code) {
  return {.thing = std::move(thing),
          .containers = containers_of(step_into(definition, "containerDefinitions"), code),
          .file_systems = file_systems_of(step_into(definition, "volumes")),
          .is_windows = is_windows(step_into(step_into(definition, "runtimePlatform"), "operatingSystemFamily"))};
}

}  // namespace kakoi::sources
