// What AWS answered to one call, read and looked at: it is whole, and has the member that it must have.
#pragma once

#include "aws/actions.hpp"
#include "aws/failure.hpp"
#include "aws/xml.hpp"
#include "syntax/json/tree.hpp"

#include <tl/expected.hpp>

#include <memory>
#include <string>

namespace kakoi::aws {

struct Answer {
  Action action{};
  /// As it came.
  std::unique_ptr<const std::string> body{};
  /// Of a service that speaks JSON: an object, whose text is `body`. Of any other, nothing.
  syntax::json::Tree json{};
  /// Of a service that answers in XML: of EC2 the element `…Response`, of Query the `…Result` in it.
  XmlElement xml{};
  /// The token of the page after this one; empty when this is the last.
  std::string next_page{};
};

using Outcome = tl::expected<Answer, Failure>;

}  // namespace kakoi::aws
