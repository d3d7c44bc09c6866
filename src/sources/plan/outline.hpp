// Where in a plan or state the things stand that are looked at: one pass over the text, which keeps byte ranges and
// nothing else, so that what it takes does not grow with what launches nothing.
#pragma once

#include "sources/plan/format.hpp"
#include "syntax/json/cursor.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources::plan {

using syntax::json::Span;

/// Which resource it is. Its type is one that is read.
struct Name {
  bool is_data = false;
  std::string_view type;  ///< of the table of types
  Span address;           ///< where the text has it; else it is made of what follows
  Span module;
  Span name;
  Span index;
};

/// A resource with its values: in planned values, or in a state.
struct Shown {
  Name of;
  Span deposed;  ///< the key of an object that was replaced and is still there
  Span values;
  Span sensitive;        ///< `sensitive_values`, or in a state file `sensitive_attributes`
  bool is_flat = false;  ///< its values are written in a form that only Terraform 0.11 and before can read
};

struct Change {
  Name of;
  Span deposed;
  Span actions;
  Span before;
  Span after;
  Span after_unknown;
  Span before_sensitive;
  Span after_sensitive;
};

/// A module of the configuration, without its resources of other types. Each list is sorted by name.
struct ConfigModule {
  struct Resource {
    std::string name;  ///< `aws_ecs_service.web`, `data.aws_ecs_cluster.main`
    Span expressions;
    Span provider;
  };
  struct Call {
    std::string name;
    Span expressions;
    std::unique_ptr<ConfigModule> module;
  };
  struct Output {
    std::string name;
    Span expression;
  };
  std::vector<Resource> resources;
  std::vector<Call> calls;
  std::vector<Output> outputs;
};

struct Outline {
  Span format_version;
  Span version;  ///< of a state file
  Span errored;
  bool is_errored = false;
  std::vector<Shown> shown;      ///< planned values, or the state
  std::vector<Shown> data_read;  ///< data sources that were read while the plan was made
  std::vector<Change> changes;
  std::unique_ptr<ConfigModule> configuration;  ///< null where the text has none
  /// The keys of the provider configurations that are written in a module of their own; sorted.
  std::vector<std::string> own_providers;
  std::map<std::string, Span, std::less<>> providers;  ///< by their keys: the expressions of their configurations
  std::map<std::string, Span, std::less<>> variables;  ///< of the root, with their values
  std::vector<Span> repeated;                    ///< where a section of the outermost object begins for the second time
  std::optional<syntax::json::Problem> problem;  ///< nothing behind it was read
};

/// Of a section that stands in the text twice the last one counts, as for most readers.
Outline outline_of(std::string_view text, Format format);

}  // namespace kakoi::sources::plan
