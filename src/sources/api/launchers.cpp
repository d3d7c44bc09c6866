#include "sources/api/launchers.hpp"

#include "sources/api/members.hpp"
#include "sources/embedded_json.hpp"
#include "sources/launches/batch.hpp"
#include "sources/launches/fields.hpp"
#include "sources/launches/run_task.hpp"
#include "sources/launches/state_machine.hpp"

#include <optional>
#include <utility>

namespace kakoi::sources::api {
namespace {

using base::Known;
using inventory::Existence;
using inventory::LauncherKind;
using values::Value;

constexpr std::string_view kTaskDefinition = "TaskDefinitionArn";

void add(Join& join, LauncherKind kind, inventory::Identity id, const inventory::Location& location,
         inventory::Launch launch) {
  join.into.launchers.push_back({.kind = kind, .id = std::move(id), .location = location, .launch = std::move(launch)});
}

bool is_cluster(std::string_view arn) {
  return arn.find(":ecs:") != std::string_view::npos && resource_type(arn) == "cluster";
}

// The text in `member`, as the JSON that it is.
Value embedded(Join& join, const Value& holder, std::string_view key) {
  const Value* text = member(holder, key);
  join.arena.new_share();
  return text != nullptr && !text->is_null() ? decode_json(join.arena, *text, text->trail()) : Value{};
}

void rule_target(Join& join, const Told& told) {
  const std::string arn = text_in(told.value, "Arn");
  const Value* parameters = member(told.value, "EcsParameters");
  if (parameters == nullptr && !(told.is_cut && (arn.empty() || is_cluster(arn)))) {
    return;
  }
  inventory::Location location{.header = join.header(told, "Arn"), .setting = {}};
  inventory::Launch launch =
      join.launch(parameters != nullptr ? *parameters : told.value, kTaskDefinition, arn, told.is_cut, location);
  add(join, LauncherKind::rule_target, join.id(told.of.empty() ? arn : told.of, text_in(told.value, "Id")), location,
      std::move(launch));
}

void batch_jobs(Join& join, const inventory::Identity& id, const inventory::Location& header, Existence existence,
                std::vector<BatchPart> parts) {
  for (BatchPart& part : parts) {
    inventory::BatchJob job{.id = id,
                            .location = header,
                            .existence = Known<Existence>::defaulted(existence),
                            .launch = std::move(part.launch)};
    job.id.target += (job.id.target.empty() || part.target.empty() ? "" : " ") + part.target;
    if (part.setting.has_value() && *part.setting != base::TrailId::none) {
      job.location.setting = join.arena.trails()[*part.setting].range;
    }
    join.into.batch_jobs.push_back(std::move(job));
  }
}

// Scheduler's universal target hides the parameters of RunTask in its input.
void schedule(Join& join, const std::string& arn, const Told& told) {
  inventory::Location location{.header = join.header(told, "Arn"), .setting = {}};
  const Value* target = member(told.value, "Target");
  if (target == nullptr) {
    if (told.is_cut) {
      add(join, LauncherKind::schedule, join.id(arn), location, not_known(cut_off()));
    }
    return;
  }
  const std::string starts = text_in(*target, "Arn");
  if (const Value* parameters = member(*target, "EcsParameters")) {
    inventory::Launch launch = join.launch(*parameters, kTaskDefinition, starts, told.is_cut, location);
    add(join, LauncherKind::schedule, join.id(arn), location, std::move(launch));
  } else if (const auto action = ecs_action(starts)) {
    const Value input = embedded(join, *target, "Input");
    inventory::Launch launch =
        join.launch(input, "TaskDefinition", text_in(input, "Cluster"), told.is_cut, location, *action);
    add(join, LauncherKind::schedule, join.id(arn), location, std::move(launch));
  } else if (registers_job(starts)) {
    batch_jobs(join, join.id(arn), location, Existence::exists, batch_job_parts(embedded(join, *target, "Input")));
  } else if (told.is_cut) {
    add(join, LauncherKind::schedule, join.id(arn), location, not_known(cut_off()));
  }
}

void pipe(Join& join, const std::string& arn, const Told& told) {
  inventory::Location location{.header = join.header(told, "Arn"), .setting = {}};
  if (const Value* parameters = member_at(told.value, {"TargetParameters", "EcsTaskParameters"})) {
    inventory::Launch launch =
        join.launch(*parameters, kTaskDefinition, text_in(told.value, "Target"), told.is_cut, location);
    add(join, LauncherKind::pipe, join.id(arn), location, std::move(launch));
  } else if (told.is_cut) {
    add(join, LauncherKind::pipe, join.id(arn), location, not_known(cut_off()));
  }
}

void state_machine(Join& join, const std::string& arn, const Told& told) {
  const inventory::Location header{.header = join.header(told, "stateMachineArn"), .setting = {}};
  if (text_in(told.value, "status") == "DELETING") {
    return;
  }
  const Value definition = embedded(join, told.value, "definition");
  std::optional<Value> unknown = definition.is_unknown() ? std::optional(definition) : std::nullopt;
  for (const LaunchingState& state : launching_states(join.arena, definition, unknown)) {
    if (state.is_batch) {
      batch_jobs(join, join.id(arn, state.name), header, Existence::exists, batch_job_parts(state.parameters));
      continue;
    }
    inventory::Location location = header;
    inventory::Launch launch = join.launch(state.parameters, "TaskDefinition", text_in(state.parameters, "Cluster"),
                                           false, location, state.action);
    add(join, LauncherKind::state, join.id(arn, state.name), location, std::move(launch));
  }
  if (unknown.has_value() || member(told.value, "definition") == nullptr) {
    join.into.unread_definitions.push_back(
        {.id = join.id(arn), .location = header, .why = unknown.has_value() ? unknown_of(*unknown) : cut_off()});
  }
}

void job_definition(Join& join, const std::string& arn, const Told& told) {
  const inventory::Location header{.header = join.header(told, "jobDefinitionArn"), .setting = {}};
  std::vector<BatchPart> parts = batch_job_parts(told.value);
  if (told.is_cut) {
    parts = {{.target = {}, .launch = not_known(cut_off())}};
  }
  const bool is_deleted = text_in(told.value, "status") == "INACTIVE";
  batch_jobs(join, join.id(arn), header, is_deleted ? Existence::deleted : Existence::exists, std::move(parts));
}

/// Reads each of `things`; what has several answers that differ is not known.
template <typename Read, typename Differ>
void each(Join& join, const Things& things, std::string_view decides, const Read& read, const Differ& differ) {
  for (const auto& [arn, answers] : things) {
    const auto facts = [&](const Value& value) { return written_out(member(value, decides)); };
    if (const Told* told = settled(arn, answers, facts, join.problems)) {
      read(join, arn, *told);
    } else {
      differ(arn, answers.front());
    }
  }
}

}  // namespace

void read_rule_targets(Join& join) {
  for (const Told& target : join.answers.targets) {
    rule_target(join, target);
  }
}

void read_schedules(Join& join) {
  each(join, join.answers.schedules, "Target", schedule, [&](const std::string& arn, const Told& told) {
    add(join, LauncherKind::schedule, join.id(arn), {.header = join.header(told, "Arn"), .setting = {}},
        not_known(answers_differ()));
  });
}

void read_pipes(Join& join) {
  each(join, join.answers.pipes, "TargetParameters", pipe, [&](const std::string& arn, const Told& told) {
    add(join, LauncherKind::pipe, join.id(arn), {.header = join.header(told, "Arn"), .setting = {}},
        not_known(answers_differ()));
  });
}

void read_state_machines(Join& join) {
  each(join, join.answers.machines, "definition", state_machine, [&](const std::string& arn, const Told& told) {
    join.into.unread_definitions.push_back({.id = join.id(arn),
                                            .location = {.header = join.header(told, "stateMachineArn"), .setting = {}},
                                            .why = answers_differ()});
  });
}

void read_job_definitions(Join& join) {
  // A revision never changes, but for that it can be deregistered.
  each(join, join.answers.jobs, "status", job_definition, [&](const std::string& arn, const Told& told) {
    inventory::BatchJob job{.id = join.id(arn),
                            .location = {.header = join.header(told, "jobDefinitionArn"), .setting = {}},
                            .launch = not_known(answers_differ())};
    join.into.batch_jobs.push_back(std::move(job));
  });
}

}  // namespace kakoi::sources::api
