#include "sources/plan/reader.hpp"

#include "sources/plan/launchers.hpp"
#include "sources/plan/types.hpp"
#include "sources/terraform/network_source.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace kakoi::sources::plan {
namespace {

using base::Phrase;
using inventory::Existence;

constexpr Phrase kForgotten{"Terraform forgets it, and it stays as it is",
                            "Terraform の管理から外れますが、リソースはそのまま残ります"};
constexpr Phrase kFlat{"the state of {} is written in the form of Terraform 0.11 and before; not read",
                       "{} のステートが Terraform 0.11 以前の形式のため、読み取りません"};

/// Which of the actions a change has.
struct Actions {
  bool deletes = false;
  bool forgets = false;
  bool makes = false;  ///< there is something after it

  Actions(const Part& part, bool has_after) : makes(has_after) {
    for (const NodeId action : part.children(part.root())) {
      deletes = deletes || part.text(action) == "delete";
      forgets = forgets || part.text(action) == "forget";
    }
  }
};

class Reader {
 public:
  Reader(Document& document, const Outline& outline, inventory::Identity id, inventory::Inventory& into,
         std::vector<base::Range>& secret)
      : document_(document),
        outline_(outline),
        id_(std::move(id)),
        is_state_(id_.source == "state"),
        into_(into),
        secret_(secret),
        configuration_(document, outline),
        clusters_(configuration_),
        task_definitions_(configuration_),
        identities_(document, configuration_, outline, is_state_) {}

  void read();

 private:
  void add_context();
  void name_by_addresses();
  void read_shown(const Shown& shown, const Change* change);
  void read_change(const Change& change);
  void launch(Resource resource, Span deposed, Existence existence, const base::Message& basis);

  [[nodiscard]] bool is_object(Span span) const { return document_.source(span).starts_with('{'); }

  Document& document_;
  const Outline& outline_;
  inventory::Identity id_;
  bool is_state_;
  inventory::Inventory& into_;
  std::vector<base::Range>& secret_;
  Configuration configuration_;
  Clusters clusters_;
  TaskDefinitions task_definitions_;
  Identities identities_;
};

void Reader::read() {
  add_context();
  // Those of one address in the order in which they stand: a text that has two of them has two changes.
  std::unordered_map<std::string_view, std::vector<const Change*>> changes;
  for (const Change& change : outline_.changes) {
    if (!change.deposed.exists()) {
      changes[document_.source(change.of.address)].push_back(&change);
    }
  }
  std::unordered_map<std::string_view, std::size_t> taken;
  for (const Shown& shown : outline_.shown) {
    const std::string_view address = document_.source(shown.of.address);
    const auto found = changes.find(address);
    const Change* change = nullptr;
    if (found != changes.end()) {
      change = found->second[std::min(taken[address], found->second.size() - 1)];
    }
    // Planned values list what Terraform forgets, without its values.
    const bool is_forgotten = change != nullptr && !is_object(shown.values) && !is_object(change->after);
    if (!is_forgotten) {
      ++taken[address];
      read_shown(shown, change);
    }
  }
  for (const Change& change : outline_.changes) {
    const auto was_taken = taken.find(document_.source(change.of.address));
    if (change.deposed.exists() || was_taken == taken.end() || was_taken->second == 0) {
      read_change(change);
    }
  }
  for (const Shown& shown : outline_.data_read) {
    if (!changes.contains(document_.source(shown.of.address))) {
      read_shown(shown, nullptr);
    }
  }
  name_by_addresses();
}

// A state machine, or a plan of what is there already, names things by ids.
void Reader::name_by_addresses() {
  const auto name = [&](auto& all) {
    for (auto& one : all) {
      one.launch.subnets = identities_.by_address(std::move(one.launch.subnets));
      one.launch.groups = identities_.by_address(std::move(one.launch.groups));
      one.launch.target_groups = identities_.by_address(std::move(one.launch.target_groups));
      one.launch.definition = identities_.by_address(one.launch.definition);
    }
  };
  name(into_.services);
  name(into_.task_sets);
  name(into_.launchers);
}

// What says how others launch comes first, wherever it stands.
void Reader::add_context() {
  const auto add = [&](const Shown& shown, const Change* change) {
    const std::string_view type = shown.of.type;
    if ((type != kTaskDefinition && type != kCluster && type != kClusterProviders) || shown.deposed.exists()) {
      return;
    }
    document_.arena().new_share();
    Resource resource(document_, &shown, change, is_state_);
    configuration_.configure(resource);
    type == kTaskDefinition ? task_definitions_.add(resource) : clusters_.add(resource);
  };
  std::unordered_map<std::string_view, const Change*> changes;
  for (const Change& change : outline_.changes) {
    if (!change.deposed.exists()) {
      changes.emplace(document_.source(change.of.address), &change);
    }
  }
  for (const Shown& shown : outline_.shown) {
    const auto change = changes.find(document_.source(shown.of.address));
    add(shown, change != changes.end() ? change->second : nullptr);
  }
  for (const Shown& shown : outline_.data_read) {
    add(shown, nullptr);
  }
}

void Reader::read_shown(const Shown& shown, const Change* change) {
  if (launcher_type_name(shown.of.is_data, shown.of.type).empty()) {
    return;
  }
  document_.arena().new_share();
  Resource resource(document_, &shown, change, is_state_);
  if (shown.is_flat) {
    document_.problem(base::Level::error, shown.values, base::Message(kFlat, {resource.address()}));
    return;
  }
  launch(std::move(resource), shown.deposed, Existence::exists, {});
}

// What planned values do not show: what goes, and all of it where a text has no planned values.
void Reader::read_change(const Change& change) {
  if (launcher_type_name(change.of.is_data, change.of.type).empty()) {
    return;
  }
  document_.arena().new_share();
  const Actions actions(document_.part(change.actions), is_object(change.after));
  if (actions.makes) {
    launch(Resource(document_, nullptr, &change, false), change.deposed, Existence::exists, {});
  } else if (is_object(change.before)) {
    const bool stays = actions.forgets || !actions.deletes;
    launch(Resource::before(document_, change), change.deposed, stays ? Existence::exists : Existence::deleted,
           actions.forgets ? base::Message(kForgotten) : base::Message());
  }
}

void Reader::launch(Resource resource, Span deposed, Existence existence, const base::Message& basis) {
  configuration_.configure(resource);
  inventory::Identity id = id_;
  id.address = resource.address();
  id.arn = resource.arn();
  if (deposed.exists()) {
    id.target = "deposed " + document_.text(deposed);
  }
  for (const std::string_view holder : {"network_configuration", "ecs_target", "target", "target_parameters",
                                        "definition", "container_properties", "ecs_properties", "node_properties"}) {
    const base::Range range = resource.range(holder);
    if (range.length > 0 && resource.is_sensitive(holder)) {
      secret_.push_back(range);
    }
  }
  const base::Range header = resource.header();
  plan::launch({.document = document_,
                .configuration = configuration_,
                .clusters = clusters_,
                .task_definitions = task_definitions_,
                .identities = identities_,
                .into = into_},
               {.resource = resource, .id = std::move(id), .header = header, .existence = existence, .basis = basis});
}

}  // namespace

std::string_view known_type(bool is_data, std::string_view type) {
  if (const std::string_view launcher = launcher_type_name(is_data, type); !launcher.empty()) {
    return launcher;
  }
  for (const std::string_view known : {kTaskDefinition, kCluster, kClusterProviders, kCacheRule}) {
    if (type == known) {
      return known;
    }
  }
  return terraform::network_type(is_data, type);
}

bool is_network_type(const Name& of) { return !terraform::network_type(of.is_data, of.type).empty(); }

void read_launchers(Document& document, const Outline& outline, const std::string& source, const std::string& root,
                    inventory::Inventory& into, std::vector<base::Range>& secret) {
  const inventory::Identity id{.source = source, .root = root, .address = {}, .target = {}};
  Reader(document, outline, id, into, secret).read();
  std::sort(secret.begin(), secret.end(), [](base::Range a, base::Range b) { return a.offset < b.offset; });
}

}  // namespace kakoi::sources::plan
