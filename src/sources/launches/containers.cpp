#include "sources/launches/containers.hpp"

#include "sources/launches/fields.hpp"
#include "sources/launches/run_task.hpp"
#include "values/logic.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>

namespace kakoi::sources {
namespace {

using base::Known;
using base::Phrase;
using base::TrailId;
using inventory::Container;
using inventory::Image;
using inventory::Registry;
using inventory::Source;
using values::Kind;
using values::Value;

constexpr Phrase kWhichRegistry{"which registry the image is from is not known", "イメージのレジストリが決まりません"};
constexpr Phrase kWhichRegion{"which Region it is in is not known", "リージョンが決まりません"};
constexpr Phrase kWhichStore{"whether it is a secret or a parameter is not known",
                             "シークレットかパラメータかが決まりません"};

Value into(const Value& map, std::string_view key) {
  const Value* value = member(map, key);
  return value != nullptr ? *value : map.is_unknown() ? map : Value::null(TrailId::none);
}

// What the first hole of a text stands for.
std::string_view first_hole(const Value& text) {
  if (text.is_unknown()) {
    return text.reason().stands_for;
  }
  if (text.is(Kind::text)) {
    for (const values::Piece& piece : text.text().pieces) {
      if (piece.is_hole) {
        return piece.hole.is_unknown() ? piece.hole.reason().stands_for : std::string_view();
      }
    }
  }
  return {};
}

// A Region in a text; what is not written out is unknown.
Known<std::string> region_of(std::string_view written, TrailId trail) {
  return written.find(kHole) == std::string_view::npos && !written.empty()
             ? Known<std::string>::given(std::string(written), trail)
             : Known<std::string>::unknown({.reason = kWhichRegion, .trail = trail});
}

std::string_view between(std::string_view text, std::size_t from, char end) {
  const std::string_view rest = from < text.size() ? text.substr(from) : std::string_view();
  return rest.substr(0, rest.find(end));
}

Known<Source> source_of(const Value& value) {
  const std::string text = with_holes(value);
  for (const auto& [name, kind] : {std::pair{std::string_view("secretsmanager:"), Source::Kind::secrets_manager},
                                   std::pair{std::string_view("ssm:"), Source::Kind::parameter_store}}) {
    const std::size_t at = text.find(":" + std::string(name));
    if (text.starts_with("arn:") && at != std::string::npos) {
      return Known<Source>::given(
          {.kind = kind, .region = region_of(between(text, at + 1 + name.size(), ':'), value.trail())}, value.trail());
    }
  }
  // Without a Region: the name of a parameter, or what the code makes in its own.
  const std::string_view hole = first_hole(value);
  if (hole.find("aws_secretsmanager_secret") != std::string_view::npos) {
    return Known<Source>::given({.kind = Source::Kind::secrets_manager}, value.trail());
  }
  const bool is_name = value.is(Kind::text) && value.is_wholly_known() && !text.starts_with("arn:");
  if (is_name || hole.find("aws_ssm_parameter") != std::string_view::npos) {
    return Known<Source>::given({.kind = Source::Kind::parameter_store}, value.trail());
  }
  return Known<Source>::unknown({.reason = kWhichStore, .trail = value.trail()});
}

void add_sources(const Value& list, const std::function<Known<Source>(const Value&)>& read,
                 inventory::Several<Known<Source>>& into) {
  if (list.is(Kind::list)) {
    for (const Value& item : list.items()) {
      into.items.push_back(read(item));
    }
  } else if (!list.is_null()) {
    into.more = unknown_of(list);
  }
}

Container container_of(const Value& definition) {
  const auto text_of = [](const Value& value) {
    return text_field(value).map([](const auto& text) { return text.value_or(""); });
  };
  Container container;
  const Value name = into(definition, "name");
  container.name = name.is(Kind::text) && name.is_wholly_known() && !name.is_sensitive()
                       ? std::string(name.text().whole)
                       : std::string();
  container.image = Known<Image>::given(image_of(into(definition, "image")), TrailId::none);
  const Value log = into(definition, "logConfiguration");
  container.log_driver = text_of(into(log, "logDriver"));
  // Without one it is the task's own Region.
  const Value region = into(into(log, "options"), "awslogs-region");
  const bool is_own = first_hole(region).find("aws_region.") != std::string_view::npos;
  container.log_region = is_own ? Known<std::string>::defaulted({}) : text_of(region);
  add_sources(
      into(definition, "secrets"), [](const Value& one) { return source_of(into(one, "valueFrom")); },
      container.sources);
  add_sources(
      into(log, "secretOptions"), [](const Value& one) { return source_of(into(one, "valueFrom")); },
      container.sources);
  add_sources(
      into(definition, "environmentFiles"),
      [](const Value& one) { return Known<Source>::given({.kind = Source::Kind::s3}, one.trail()); },
      container.sources);
  if (!into(into(definition, "repositoryCredentials"), "credentialsParameter").is_null()) {
    container.sources.items.push_back(Known<Source>::defaulted({.kind = Source::Kind::secrets_manager}));
  }
  return container;
}

}  // namespace

inventory::Image image_of(const Value& text) {
  constexpr std::string_view kEcr = ".dkr.ecr.";
  Image image;
  image.registry = Known<Registry>::unknown({.reason = kWhichRegistry, .trail = text.trail()});
  if (text.is_sensitive()) {
    return image;
  }
  const std::string written = text.is_unknown() ? std::string(1, kHole) : with_holes(text);
  image.text = written.find(kHole) == std::string::npos ? written : std::string();
  if (const std::size_t at = written.find(kEcr); at != std::string::npos && at < written.find('/')) {
    image.registry = Known<Registry>::given(Registry::ecr, text.trail());
    image.region = region_of(between(written, at + kEcr.size(), '.'), text.trail());
    return image;
  }
  const std::size_t hole = written.find(kHole);
  const std::size_t slash = written.find('/');
  if (hole == 0) {
    const std::string_view stands_for = first_hole(text);
    if (stands_for.find("aws_ecr_repository.") != std::string_view::npos) {
      image.registry = Known<Registry>::given(Registry::ecr, text.trail());
    }
    return image;
  }
  const std::string_view head = std::string_view(written).substr(0, std::min(slash, hole));
  const bool names_host = slash != std::string::npos && slash < hole &&
                          (head.find_first_of(".:") != std::string_view::npos || head == "localhost");
  // A tag holds no slash, so that what stands before a colon is the name of an image.
  const bool is_image = (slash != std::string::npos && slash < hole) || hole == std::string::npos ||
                        head.find(':') != std::string_view::npos;
  if (names_host) {
    image.host = head;
    image.registry =
        Known<Registry>::given(head == "public.ecr.aws" ? Registry::ecr_public : Registry::other, text.trail());
  } else if (is_image && !written.empty()) {
    image.host = "docker.io";
    image.registry = Known<Registry>::given(Registry::other, text.trail());
  }
  return image;
}

inventory::Several<Container> containers_of(const Value& definitions) {
  inventory::Several<Container> containers;
  if (definitions.is(Kind::list)) {
    for (const Value& item : definitions.items()) {
      if (item.is(Kind::map)) {
        containers.items.push_back(container_of(item));
      } else {
        containers.more = unknown_of(item);
      }
    }
  } else if (!definitions.is_null()) {
    containers.more = unknown_of(definitions);
  }
  return containers;
}

}  // namespace kakoi::sources
