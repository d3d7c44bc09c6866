// The actions of Batch, one function each; the table of them is in service.cpp. What they take, answer and refuse is
// said in the API Reference of AWS Batch.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::batch {

Outcome create_compute_environment(Context& context, const Value& input);
Outcome describe_compute_environments(Context& context, const Value& input);
Outcome update_compute_environment(Context& context, const Value& input);
Outcome delete_compute_environment(Context& context, const Value& input);

Outcome create_job_queue(Context& context, const Value& input);
Outcome describe_job_queues(Context& context, const Value& input);
Outcome update_job_queue(Context& context, const Value& input);
Outcome delete_job_queue(Context& context, const Value& input);

Outcome register_job_definition(Context& context, const Value& input);
Outcome describe_job_definitions(Context& context, const Value& input);
Outcome deregister_job_definition(Context& context, const Value& input);

Outcome submit_job(Context& context, const Value& input);
Outcome describe_jobs(Context& context, const Value& input);
Outcome list_jobs(Context& context, const Value& input);
Outcome cancel_job(Context& context, const Value& input);
Outcome terminate_job(Context& context, const Value& input);

Outcome tag_resource(Context& context, const Value& input);
Outcome untag_resource(Context& context, const Value& input);
Outcome list_tags_for_resource(Context& context, const Value& input);

}  // namespace kakoi::sim::services::batch
