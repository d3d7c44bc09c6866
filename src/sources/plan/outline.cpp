// What is read of each (Terraform, "JSON Output Format"):
//   plan       = format_version, errored, variables, planned_values, resource_changes, deferred_changes, prior_state,
//   configuration state      = format_version, values state file = version, resources
#include "sources/plan/outline.hpp"

#include "sources/plan/types.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <utility>

namespace kakoi::sources::plan {
namespace {

using syntax::json::Cursor;

bool is_section(std::string_view key) {
  return key == "planned_values" || key == "resource_changes" || key == "prior_state" || key == "configuration" ||
         key == "values" || key == "resources";
}

class Outliner {
 public:
  Outliner(std::string_view text, Outline& into) : text_(text), cursor_(text), into_(into) {}

  void read(Format format) {
    std::set<std::string, std::less<>> seen;
    cursor_.members([&](std::string_view key) {
      if (is_section(key) && !seen.emplace(key).second) {
        into_.repeated.push_back({.offset = cursor_.offset(), .length = 1});
      }
      switch (format) {
        case Format::plan:
          return plan_section(key);
        case Format::state:
          return state_section(key);
        case Format::state_file:
          return state_file_section(key);
      }
    });
    cursor_.expect_end();
    into_.problem = cursor_.problem();
  }

 private:
  /// The names that a resource may go by, in whatever order they stand.
  struct Named {
    Name of;
    Span mode;
    Span type;
  };

  void take(Named& named, std::string_view key) {
    Span* const into = key == "address" ? &named.of.address
                       : key == "mode"  ? &named.mode
                       : key == "type"  ? &named.type
                       : key == "name"  ? &named.of.name
                       : key == "index" ? &named.of.index
                                        : nullptr;
    if (into != nullptr) {
      *into = cursor_.skip();
    }
  }

  // False when nothing is to be read of it, or the text ended within it.
  [[nodiscard]] bool settle(Named& named) const {
    const std::string_view type = named.type.in(text_);
    named.of.is_data = named.mode.in(text_) == "\"data\"";
    named.of.type = type.size() > 2 ? known_type(named.of.is_data, type.substr(1, type.size() - 2)) : "";
    return !cursor_.failed() && !named.of.type.empty();
  }

  void plan_section(std::string_view key) {
    if (key == "format_version") {
      into_.format_version = cursor_.skip();
    } else if (key == "errored") {
      into_.errored = cursor_.skip();
      into_.is_errored = into_.errored.in(text_) == "true";
    } else if (key == "planned_values") {
      into_.shown.clear();
      values(into_.shown, false);
    } else if (key == "variables") {
      cursor_.members([&](std::string_view name) {
        Span& value = into_.variables[std::string(name)];
        cursor_.members([&](std::string_view inner) {
          if (inner == "value") {
            value = cursor_.skip();
          }
        });
      });
    } else if (key == "resource_changes") {
      into_.changes.clear();
      cursor_.elements([&] { change(); });
    } else if (key == "deferred_changes") {
      cursor_.elements([&] {
        cursor_.members([&](std::string_view inner) {
          if (inner == "resource_change") {
            change();
          }
        });
      });
    } else if (key == "prior_state") {
      into_.data_read.clear();
      cursor_.members([&](std::string_view inner) {
        if (inner == "values") {
          values(into_.data_read, true);
        }
      });
    } else if (key == "configuration") {
      cursor_.members([&](std::string_view inner) {
        if (inner == "root_module") {
          into_.configuration = configuration();
        } else if (inner == "provider_config") {
          providers();
        }
      });
    }
  }

  void state_section(std::string_view key) {
    if (key == "format_version") {
      into_.format_version = cursor_.skip();
    } else if (key == "values") {
      into_.shown.clear();
      values(into_.shown, false);
    }
  }

  void state_file_section(std::string_view key) {
    if (key == "version") {
      into_.version = cursor_.skip();
    } else if (key == "resources") {
      into_.shown.clear();
      cursor_.elements([&] { instances(); });
    }
  }

  void values(std::vector<Shown>& into, bool data_only) {
    cursor_.members([&](std::string_view key) {
      if (key == "root_module") {
        module(into, data_only);
      }
    });
  }

  // Modules nest no deeper than the cursor lets arrays and objects.
  void module(std::vector<Shown>& into, bool data_only) {
    cursor_.members([&](std::string_view key) {
      if (key == "resources") {
        cursor_.elements([&] { resource(into, data_only); });
      } else if (key == "child_modules") {
        cursor_.elements([&] { module(into, data_only); });
      }
    });
  }

  void resource(std::vector<Shown>& into, bool data_only) {
    Named named;
    Shown shown;
    cursor_.members([&](std::string_view key) {
      if (key == "values") {
        shown.values = cursor_.skip();
      } else if (key == "sensitive_values") {
        shown.sensitive = cursor_.skip();
      } else if (key == "deposed_key") {
        shown.deposed = cursor_.skip();
      } else {
        take(named, key);
      }
    });
    if (settle(named) && (named.of.is_data || !data_only)) {
      shown.of = named.of;
      into.push_back(shown);
    }
  }

  void change() {
    Named named;
    Change change;
    cursor_.members([&](std::string_view key) {
      if (key == "change") {
        cursor_.members([&](std::string_view inner) { part_of_change(inner, change); });
      } else if (key == "deposed") {
        change.deposed = cursor_.skip();
      } else {
        take(named, key);
      }
    });
    if (settle(named)) {
      change.of = named.of;
      into_.changes.push_back(change);
    }
  }

  void part_of_change(std::string_view key, Change& change) {
    Span* const into = key == "actions"            ? &change.actions
                       : key == "before"           ? &change.before
                       : key == "after"            ? &change.after
                       : key == "after_unknown"    ? &change.after_unknown
                       : key == "before_sensitive" ? &change.before_sensitive
                       : key == "after_sensitive"  ? &change.after_sensitive
                                                   : nullptr;
    if (into != nullptr) {
      *into = cursor_.skip();
    }
  }

  // Of a state file: a resource with all its instances.
  void instances() {
    Named named;
    std::vector<Shown> all;
    cursor_.members([&](std::string_view key) {
      if (key == "instances") {
        cursor_.elements([&] { instance(all.emplace_back()); });
      } else if (key == "module") {
        named.of.module = cursor_.skip();
      } else {
        take(named, key);
      }
    });
    if (!settle(named)) {
      return;
    }
    for (Shown& one : all) {
      const Span index = one.of.index;
      one.of = named.of;
      one.of.index = index;
      into_.shown.push_back(one);
    }
  }

  void instance(Shown& into) {
    cursor_.members([&](std::string_view key) {
      if (key == "index_key") {
        into.of.index = cursor_.skip();
      } else if (key == "deposed") {
        into.deposed = cursor_.skip();
      } else if (key == "attributes") {
        into.values = cursor_.skip();
      } else if (key == "attributes_flat") {
        into.values = cursor_.skip();
        into.is_flat = into.values.in(text_) != "null";
      } else if (key == "sensitive_attributes") {
        into.sensitive = cursor_.skip();
      }
    });
  }

  // One that a module only inherits is listed for it too, but without arguments.
  void providers() {
    cursor_.members([&](std::string_view key) {
      std::string name(key);
      cursor_.members([&](std::string_view inner) {
        if (inner == "expressions") {
          into_.own_providers.push_back(name);
          into_.providers[name] = cursor_.skip();
        }
      });
    });
    std::sort(into_.own_providers.begin(), into_.own_providers.end());
  }

  std::unique_ptr<ConfigModule> configuration() {
    auto module = std::make_unique<ConfigModule>();
    cursor_.members([&](std::string_view key) {
      if (key == "resources") {
        cursor_.elements([&] { configured_resource(*module); });
      } else if (key == "outputs") {
        cursor_.members([&](std::string_view name) { output(*module, name); });
      } else if (key == "module_calls") {
        cursor_.members([&](std::string_view name) { call(*module, name); });
      }
    });
    sort_by_name(module->resources);
    sort_by_name(module->outputs);
    sort_by_name(module->calls);
    return module;
  }

  template <typename T>
  static void sort_by_name(std::vector<T>& list) {
    std::sort(list.begin(), list.end(), [](const T& a, const T& b) { return a.name < b.name; });
  }

  void configured_resource(ConfigModule& module) {
    Named named;
    ConfigModule::Resource resource;
    cursor_.members([&](std::string_view key) {
      if (key == "expressions") {
        resource.expressions = cursor_.skip();
      } else if (key == "provider_config_key") {
        resource.provider = cursor_.skip();
      } else {
        take(named, key);
      }
    });
    if (settle(named)) {
      const std::string_view name = named.of.name.in(text_);
      resource.name =
          (named.of.is_data ? "data." : "") + std::string(named.of.type) + "." +
          std::string(name.substr(name.empty() ? 0 : 1, name.size() - std::min<std::size_t>(name.size(), 2)));
      module.resources.push_back(std::move(resource));
    }
  }

  void output(ConfigModule& module, std::string_view name) {
    ConfigModule::Output output{.name = std::string(name), .expression = {}};
    cursor_.members([&](std::string_view key) {
      if (key == "expression") {
        output.expression = cursor_.skip();
      }
    });
    module.outputs.push_back(std::move(output));
  }

  void call(ConfigModule& module, std::string_view name) {
    ConfigModule::Call call{.name = std::string(name), .expressions = {}, .module = nullptr};
    cursor_.members([&](std::string_view key) {
      if (key == "expressions") {
        call.expressions = cursor_.skip();
      } else if (key == "module") {
        call.module = configuration();
      }
    });
    if (call.module != nullptr) {
      module.calls.push_back(std::move(call));
    }
  }

  std::string_view text_;
  Cursor cursor_;
  Outline& into_;
};

}  // namespace

Outline outline_of(std::string_view text, Format format) {
  Outline outline;
  Outliner(text, outline).read(format);
  return outline;
}

}  // namespace kakoi::sources::plan
