#include "sources/launches/express.hpp"

#include "sources/launches/fields.hpp"
#include "sources/launches/text_slices.hpp"
#include "sources/network/words.hpp"

#include <utility>

namespace kakoi::sources {

using base::Known;
using base::Phrase;
using values::Value;

namespace {

constexpr Phrase kDefaultSubnets{"it names none, and Express Mode takes those of the default VPC",
                                 "指定がなく、Express Mode がデフォルト VPC のものを使います"};
// What Amazon ECS calls it.
constexpr std::string_view kName = "Main";

}  // namespace

void read_express_network(const Value& configuration, inventory::Launch& launch) {
  const auto read = [&](std::string_view key, inventory::References& into) {
    const Value list = step_into(configuration, key);
    into = network::references_of(list);
    if (list.is_null()) {
      into.more = base::Unknown{.reason = kDefaultSubnets};
    }
  };
  read("Subnets", launch.subnets);
  read("SecurityGroups", launch.groups);
}

inventory::TaskDefinition express_definition(const Value& primary_container, const CodeReader& code) {
  inventory::TaskDefinition definition;
  if (!primary_container.is(values::Kind::map)) {
    if (!primary_container.is_null()) {
      definition.containers.more = unknown_of(primary_container);
    }
    return definition;
  }
  inventory::Container container = container_of(primary_container, code);
  container.name = kName;
  container.log_driver = Known<std::string>::defaulted("awslogs");
  definition.containers.items.push_back(std::move(container));
  return definition;
}

}  // namespace kakoi::sources
