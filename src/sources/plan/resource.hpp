// One resource instance of a plan or state, and its attributes as far as they will be known.
#pragma once

#include "sources/plan/address.hpp"
#include "sources/plan/document.hpp"
#include "sources/plan/outline.hpp"
#include "values/value.hpp"

#include <set>
#include <string>
#include <string_view>

namespace kakoi::sources::plan {

class Resource {
 public:
  /// As it will be: what a plan shows, with its change, which may be missing; or what only a change shows; or what a
  /// state shows. `is_state`: everything is known, and what is left out is.
  Resource(Document& document, const Shown* shown, const Change* change, bool is_state);
  /// As it was before a change.
  static Resource before(Document& document, const Change& change);

  [[nodiscard]] const Name& name() const { return name_; }
  [[nodiscard]] const std::string& address() const { return address_; }
  [[nodiscard]] const Address& parts() const { return parts_; }
  /// Where it is pointed at as a whole.
  [[nodiscard]] base::Range header() const { return header_; }
  [[nodiscard]] std::string arn() const { return arn_; }

  /// An argument, or the list of the blocks of one type. Null where it is left out.
  [[nodiscard]] values::Value attribute(std::string_view name);
  /// What a part that is left out is: null, or not known, where the plan does not say which.
  [[nodiscard]] values::Value left_out(std::string_view name) const;
  [[nodiscard]] values::Value as_sensitive(const values::Value& value) const {
    return document_->arena().sensitive(value);
  }
  /// Is anything within it marked as a secret?
  [[nodiscard]] bool is_sensitive(std::string_view name) const;
  /// The bytes of its value; of no length where it has none.
  [[nodiscard]] base::Range range(std::string_view name) const;

  /// Of its configuration, where the plan has it: `expressions`.
  void set_configuration(Part expressions) { expressions_ = std::move(expressions); }
  [[nodiscard]] const Part& configuration() const { return expressions_; }

 private:
  Resource(Document& document, const Name& of);
  void read_values(Span values, Span sensitive);
  void find_arn(const Part& values);
  [[nodiscard]] bool is_left_out(std::string_view name) const;

  Document* document_;
  Name name_;
  std::string address_;
  Address parts_;
  base::Range header_;
  std::string arn_;
  Part values_{};
  Part unknown_{};
  Part sensitive_{};
  std::set<std::string, std::less<>> sensitive_names_;  ///< of a state file
  Part expressions_{};
  /// Left out means null. If not, it may be known only after apply.
  bool is_whole_ = true;
};

}  // namespace kakoi::sources::plan
