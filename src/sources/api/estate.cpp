#include "sources/api/estate.hpp"

#include "sources/api/join.hpp"
#include "sources/api/launchers.hpp"
#include "sources/api/listed.hpp"
#include "sources/api/services.hpp"
#include "sources/api/tasks.hpp"

namespace kakoi::sources::api {

inventory::Inventory joined(values::Arena& arena, const Answers& answers, const std::string& source,
                            const std::string& root, std::vector<Problem>& problems) {
  inventory::Inventory inventory;
  arena.new_share();
  Join join{
      .arena = arena, .answers = answers, .source = source, .root = root, .into = inventory, .problems = problems};
  read_services(join);
  read_task_sets(join);
  read_tasks(join);
  read_rule_targets(join);
  read_schedules(join);
  read_pipes(join);
  read_state_machines(join);
  read_job_definitions(join);
  read_not_described(join);
  return inventory;
}

}  // namespace kakoi::sources::api
