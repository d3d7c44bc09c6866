// The controls: pure functions from inventory, and what reachability says of its network, to judgements. To add one: a
// folder with <id>.cpp, <id>.en.md and <id>.ja.md, and a line in controls.inc.
#pragma once

#include "base/message.hpp"
#include "controls/subject.hpp"
#include "findings/finding.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace kakoi::controls {

/// `setting`: what gets a public IP address. `network`: advice about the network around it.
enum class Class : std::uint8_t { setting, network };

struct Control {
  std::string_view id;
  Class control_class = Class::setting;
  findings::Severity severity = findings::Severity::high;  ///< the standard's
  base::Phrase title;
  std::string_view standards;  ///< names, not translated: "Security Hub ECS.2, PCI DSS v4.0.1 1.4.4"
  void (*judge)(const Subject& subject, std::vector<findings::Judgement>& judgements) = nullptr;
};

/// In the order of controls.inc.
std::span<const Control> all();

/// Null when there is no control of this id.
const Control* find(std::string_view id);

/// Is there a control of this id, and is it one of the network?
bool is_of_network(std::string_view id);

/// The guide of a control in Markdown; in English when there is none in `language`.
std::optional<std::string_view> guide(std::string_view id, base::Language language);

}  // namespace kakoi::controls
