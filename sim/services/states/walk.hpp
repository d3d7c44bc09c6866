// The walker from inside: what the files about single kinds of states share.
#pragma once

#include "sim/services/states/paths.hpp"
#include "sim/world/world.hpp"

#include <string>
#include <string_view>

namespace kakoi::sim::services::states {

class Walker {
 public:
  Walker(world::Here here, world::Execution& execution) : here_(here), execution_(execution) {}

  void begin(const value::Value& machine, value::Value input);
  /// Stops what it waits for, and forgets where it was.
  void drop_all();
  /// The task of the state that the walk is in has come back.
  void succeed_task(std::int64_t id, const value::Value& result);
  void fail_task(std::int64_t id, const std::string& error, const std::string& cause);
  void fail(std::int64_t id, const std::string& error, const std::string& cause);
  void end(const std::string& status, const std::string& error, const std::string& cause);

  using Step = void (Walker::*)(std::int64_t id);
  /// `step` after a while, if the walk is still in the state that it is in now.
  void later(std::int64_t id, double seconds, Step step);

 private:
  world::Walk& walk(std::int64_t id) { return execution_.walks.at(id); }
  [[nodiscard]] const value::Value& state(std::int64_t id) const;
  [[nodiscard]] bool is_jsonata(std::int64_t id) const;
  std::int64_t record(std::int64_t id, std::string_view type, std::string_view details = {}, value::Value content = {});

  // What a state reads and writes.
  [[nodiscard]] value::Value context_of(std::int64_t id) const;
  [[nodiscard]] Evaluated input_of(std::int64_t id) const;
  /// The template `form` of the state, with `data` as what it is about.
  [[nodiscard]] Evaluated form_of(std::int64_t id, const value::Value& form, const value::Value& data,
                                  const value::Value& result = {}) const;
  [[nodiscard]] Evaluated output_of(std::int64_t id, const value::Value& result) const;
  [[nodiscard]] Evaluated jsonata_output(std::int64_t id, const value::Value& result) const;
  [[nodiscard]] Evaluated jsonpath_output(std::int64_t id, const value::Value& result) const;

  // From state to state.
  void go(std::int64_t id, const std::string& name, value::Value input);
  void enter(std::int64_t id);
  void carry_out(std::int64_t id, const std::string& type);
  void leave(std::int64_t id, const std::string& type, const value::Value& result);
  void finish(std::int64_t id, const value::Value& output);
  /// The state cannot be evaluated: States.Runtime.
  void break_off(std::int64_t id, const std::string& why);
  bool retries(std::int64_t id, const std::string& error);
  bool catches(std::int64_t id, const std::string& error, const std::string& cause);
  void time_out(std::int64_t id);
  void drop(std::int64_t id);
  void drop_branches(std::int64_t id);

  // Kinds of states.
  void pass(std::int64_t id);
  void wait(std::int64_t id);
  void waited(std::int64_t id);
  void choose(std::int64_t id);
  void stop_with_error(std::int64_t id);
  void part(std::int64_t id);
  void map(std::int64_t id);
  void branch(std::int64_t id, std::int64_t index, value::Value machine, value::Value input, value::Value context);
  void next_item(std::int64_t id);
  void branch_done(std::int64_t id, std::int64_t index, const value::Value& output);

  void task(std::int64_t id);
  void launch(std::int64_t id);
  void task_stopped(std::int64_t id);

  world::Here here_;
  world::Execution& execution_;
};

}  // namespace kakoi::sim::services::states
