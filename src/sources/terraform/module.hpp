// A module as it is written: one folder of Terraform files, with its blocks found by name and its override files laid
// over them. Nothing is evaluated here. A module is read once and used by every root that calls it.
#pragma once

#include "base/diagnostic.hpp"
#include "base/ports.hpp"
#include "base/range.hpp"
#include "sources/terraform/accepts.hpp"
#include "sources/terraform/source_file.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kakoi::sources::terraform {

/// A body and the override bodies of the same name, the later ones first: whatever is looked up is found in the first
/// that has it. (Terraform language, "Override Files".)
using Parts = std::vector<Ref>;

struct Named {
  std::string name;
  Parts parts;            ///< of a local: the expressions; of all others: the bodies
  base::Range header;     ///< from the word that it begins with to its last label; in JSON, its name
  bool is_twice = false;  ///< declared again elsewhere: Terraform refuses that, and which one stays is open
};

struct Resource {
  bool is_data = false;
  std::string type;
  std::string name;
  Parts parts;
  base::Range header;     ///< as above
  bool is_twice = false;  ///< as above
};

struct Module {
  std::string folder;
  std::vector<std::unique_ptr<SourceFile>> files;
  std::vector<Named> variables;
  std::vector<Named> locals;
  std::vector<Named> outputs;
  std::vector<Named> calls;
  std::vector<Named> providers;  ///< their configurations; several of one name have aliases
  std::vector<Resource> resources;
  Accepts accepts;
  base::Diagnostics problems;
  bool has_unread_file = false;  ///< a file could not be read at all: there may be more in the module than is known
  bool override_unread = false;  ///< an override file could not be read whole: it may change any argument

  [[nodiscard]] const Named* variable(std::string_view name) const { return named(variables, variable_index_, name); }
  [[nodiscard]] const Named* local(std::string_view name) const { return named(locals, local_index_, name); }
  [[nodiscard]] const Named* output(std::string_view name) const { return named(outputs, output_index_, name); }
  [[nodiscard]] const Named* call(std::string_view name) const { return named(calls, call_index_, name); }
  /// The first resource, or data source, of that type and name.
  [[nodiscard]] const Resource* resource(bool is_data, std::string_view type, std::string_view name) const;

  /// Did `terraform init` bring it? Then others wrote it.
  [[nodiscard]] bool is_downloaded() const { return folder.find("/.terraform/") != std::string::npos; }

  /// Takes the blocks of `file`, which the module already owns, into the lists above.
  void add(const SourceFile& file);

 private:
  using Index = std::unordered_map<std::string, std::size_t>;
  static const Named* named(const std::vector<Named>& list, const Index& index, std::string_view name);
  void add_named(std::vector<Named>& list, Index& index, std::string_view kind, Named what, bool is_override);
  void note_twice(const std::string& address, const Parts& first, base::Range first_header, const Parts& second,
                  base::Range second_header);
  void add_native(const SourceFile& file);
  void add_json(const SourceFile& file);
  void add_block(std::string_view type, Named what, bool is_override);
  void add_locals(const Ref& body);
  void add_call(Named call, bool is_override);
  void add_resource(Resource resource, bool is_override);

  Index variable_index_;
  Index local_index_;
  Index output_index_;
  Index call_index_;
  Index resource_index_;
};

/// Reads a module. A file that cannot be read leaves a problem in it, and the others are read all the same.
std::shared_ptr<const Module> read_module(const Input& input, const std::string& folder);

}  // namespace kakoi::sources::terraform
