// The actions of EventBridge Pipes, one function each; the table of them is in service.cpp. What they take, answer and
// refuse is said in its API Reference.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::pipes {

Outcome create_pipe(Context& context, const Value& input);
Outcome describe_pipe(Context& context, const Value& input);
Outcome list_pipes(Context& context, const Value& input);
Outcome update_pipe(Context& context, const Value& input);
Outcome delete_pipe(Context& context, const Value& input);
Outcome start_pipe(Context& context, const Value& input);
Outcome stop_pipe(Context& context, const Value& input);

Outcome tag_resource(Context& context, const Value& input);
Outcome untag_resource(Context& context, const Value& input);
Outcome list_tags_for_resource(Context& context, const Value& input);

}  // namespace kakoi::sim::services::pipes
