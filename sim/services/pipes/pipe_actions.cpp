#include "sim/services/next_token.hpp"
#include "sim/services/pipes/actions.hpp"
#include "sim/services/pipes/checks.hpp"
#include "sim/services/pipes/find.hpp"
#include "sim/services/pipes/parameters.hpp"
#include "sim/services/pipes/states.hpp"
#include "sim/services/pipes/texts.hpp"

#include <cmath>

namespace kakoi::sim::services::pipes {
namespace {

Value shown(const std::string& text) { return text.empty() ? Value() : Value(text); }

/// What every action that changes a pipe answers.
Value answer_of(const world::Pipe& pipe) {
  return Value::object({{"Arn", pipe.arn},
                        {"Name", pipe.name},
                        {"DesiredState", pipe.desired},
                        {"CurrentState", pipe.state},
                        {"CreationTime", value::Timestamp{pipe.created}},
                        {"LastModifiedTime", value::Timestamp{pipe.modified}}});
}

Value summary_of(const world::Pipe& pipe) {
  Value shape = answer_of(pipe);
  shape.set("StateReason", shown(pipe.reason));
  shape.set("Source", pipe.source);
  shape.set("Target", pipe.target);
  shape.set("Enrichment", shown(pipe.enrichment));
  return shape;
}

/// What a request says of a pipe; what it does not say is left as it is.
void set_up(world::Pipe& pipe, const Value& input) {
  pipe.role = input.text("RoleArn");
  if (input.has("Description")) pipe.description = input.text("Description");
  if (input.has("DesiredState")) pipe.desired = input.text("DesiredState");
  if (input.has("Enrichment")) pipe.enrichment = input.text("Enrichment");
  if (input.has("KmsKeyIdentifier")) pipe.key = input.text("KmsKeyIdentifier");
  if (input.has("LogConfiguration")) pipe.log = input["LogConfiguration"];
  pipe.enrichment_parameters = updated(pipe.enrichment_parameters, input["EnrichmentParameters"]);
}

/// One that is not just becoming something else. ConflictException, NotFoundException.
Expected<world::Pipe*> resting_pipe(Context& context, const Value& input) {
  if (auto problem = violation(input, kNamedChecks)) return tl::unexpected(*std::move(problem));
  auto pipe = pipe_of(context, input.text("Name"));
  if (!pipe) return pipe;
  if ((*pipe)->is_moving()) {
    return conflict((*pipe)->name, "Pipe " + (*pipe)->name + " cannot be changed while it is " + (*pipe)->state + ".");
  }
  return pipe;
}

/// Nothing happens when it is there already.
Outcome go_to(Context& context, const Value& input, const char* desired, const char* on_the_way) {
  const auto pipe = resting_pipe(context, input);
  if (!pipe) return tl::unexpected(pipe.error());
  (*pipe)->desired = desired;
  if ((*pipe)->state != desired) move(context.here(), **pipe, on_the_way);
  return answer_of(**pipe);
}

}  // namespace

Outcome create_pipe(Context& context, const Value& input) {
  if (auto problem = violation(input, kCreateChecks)) return tl::unexpected(*std::move(problem));
  const std::string name = input.text("Name");
  world::Pipes& region = context.region.pipes;
  if (region.pipes.contains(name)) return conflict(name, "Pipe " + name + " already exists.");
  if (region.pipes.size() >= region.most) return too_many(name);
  world::Pipe made{.name = name,
                   .arn = context.region.arn("pipes", "pipe/" + name),
                   .source = input.text("Source"),
                   .target = input.text("Target"),
                   .source_parameters = source_parameters(input.text("Source"), input["SourceParameters"]),
                   .target_parameters = target_parameters(input["TargetParameters"]),
                   .created = std::floor(context.world.now())};
  if (auto trouble = trouble_with_target(context.world, made.target, made.target_parameters)) {
    return tl::unexpected(*std::move(trouble));
  }
  set_up(made, input);
  for (const value::Member& tag : input["Tags"].members()) {
    made.tags[tag.name] = tag.value.as_text().value_or("");
  }
  world::Pipe& pipe = region.pipes.emplace(name, std::move(made)).first->second;
  move(context.here(), pipe, "CREATING");
  return answer_of(pipe);
}

Outcome describe_pipe(Context& context, const Value& input) {
  if (auto problem = violation(input, kNamedChecks)) return tl::unexpected(*std::move(problem));
  const auto found = pipe_of(context, input.text("Name"));
  if (!found) return tl::unexpected(found.error());
  const world::Pipe& pipe = **found;
  Value shape = summary_of(pipe);
  shape.set("Description", shown(pipe.description));
  shape.set("SourceParameters", pipe.source_parameters);
  shape.set("EnrichmentParameters", pipe.enrichment_parameters);
  shape.set("TargetParameters", pipe.target_parameters);
  shape.set("RoleArn", pipe.role);
  shape.set("Tags", tag_map(pipe.tags));
  shape.set("LogConfiguration", pipe.log);
  shape.set("KmsKeyIdentifier", shown(pipe.key));
  return shape;
}

Outcome list_pipes(Context& context, const Value& input) {
  if (auto problem = violation(input, kListChecks)) return tl::unexpected(*std::move(problem));
  const auto& pipes = context.region.pipes.pipes;
  const std::string desired = input.text("DesiredState");
  const std::string state = input.text("CurrentState");
  std::vector<std::string> names;
  for (const auto& [name, pipe] : pipes) {
    const bool is_wanted = name.starts_with(input.text("NamePrefix")) &&
                           pipe.source.starts_with(input.text("SourcePrefix")) &&
                           pipe.target.starts_with(input.text("TargetPrefix")) &&
                           (desired.empty() || pipe.desired == desired) && (state.empty() || pipe.state == state);
    if (is_wanted) names.push_back(name);
  }
  return token_list(context, input, names, {.member = "Pipes", .limit = "Limit", .token_error = kBadToken},
                    [&](const std::string& name) { return summary_of(pipes.at(name)); });
}

Outcome update_pipe(Context& context, const Value& input) {
  if (auto problem = violation(input, kUpdateChecks)) return tl::unexpected(*std::move(problem));
  const auto pipe = resting_pipe(context, input);
  if (!pipe) return tl::unexpected(pipe.error());
  const std::string target = input.text("Target", (*pipe)->target);
  // Parameters are those of a kind of target: with another target they have no meaning any more.
  const Value before = target == (*pipe)->target ? (*pipe)->target_parameters : Value::object();
  Value parameters = target_parameters(updated(before, input["TargetParameters"]));
  if (auto trouble = trouble_with_target(context.world, target, parameters)) {
    return tl::unexpected(*std::move(trouble));
  }
  (*pipe)->target = target;
  (*pipe)->target_parameters = std::move(parameters);
  (*pipe)->source_parameters =
      source_parameters((*pipe)->source, updated((*pipe)->source_parameters, input["SourceParameters"]));
  set_up(**pipe, input);
  move(context.here(), **pipe, "UPDATING");
  return answer_of(**pipe);
}

Outcome delete_pipe(Context& context, const Value& input) {
  const auto pipe = resting_pipe(context, input);
  if (!pipe) return tl::unexpected(pipe.error());
  move(context.here(), **pipe, "DELETING");
  return answer_of(**pipe);
}

Outcome start_pipe(Context& context, const Value& input) { return go_to(context, input, "RUNNING", "STARTING"); }

Outcome stop_pipe(Context& context, const Value& input) { return go_to(context, input, "STOPPED", "STOPPING"); }

}  // namespace kakoi::sim::services::pipes
