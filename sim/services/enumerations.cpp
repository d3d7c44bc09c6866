#include "sim/services/enumerations.hpp"

#include "sim/protocol/members.hpp"
#include "sim/value/words.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace kakoi::sim::services {
namespace {

std::string with_commas(std::string_view words) {
  std::string out;
  for (const char c : words) out += c == ' ' ? std::string(", ") : std::string(1, c);
  return out;
}

/// Where in the input: its names, and the way down as the framework writes it.
struct Place {
  std::string path = {};
  std::string shown = {};

  [[nodiscard]] Place at(std::string_view name) const {
    std::string lower(name);
    if (!lower.empty()) lower[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(lower[0])));
    return {.path = path + "." + std::string(name), .shown = shown.empty() ? lower : shown + "." + lower};
  }
  [[nodiscard]] Place at(std::size_t item) const {
    return {.path = path, .shown = shown + "." + std::to_string(item + 1) + ".member"};
  }
  [[nodiscard]] bool is_of(std::string_view member) const {
    return path.ends_with(member) && path[path.size() - member.size() - 1] == '.';
  }
};

class Finder {
 public:
  Finder(const Service& service, std::string_view action)
      : service_(service),
        action_(action),
        is_form_(service.shape.dialect == protocol::Dialect::ec2 || service.shape.dialect == protocol::Dialect::query) {
  }

  void look_into(const Value& object, const Place& place) {
    for (const value::Member& member : object.members()) {
      // What a map's keys mean is the caller's business.
      if (!is_map(member.name)) look_at(member.value, place.at(member.name));
    }
  }

  [[nodiscard]] const std::vector<OddValue>& odd() const { return odd_; }

 private:
  [[nodiscard]] bool is_map(std::string_view name) const {
    const protocol::MemberKinds* kinds = service_.shape.members;
    return kinds != nullptr && (value::has_word(kinds->text_maps, name) || value::has_word(kinds->other_maps, name));
  }

  void look_at(const Value& it, const Place& place) {
    if (it.is_text()) return judge(*it.as_text(), place);
    look_into(it, place);
    for (std::size_t i = 0; i < it.items().size(); ++i) {
      look_at(it.items()[i], place.at(i));
    }
  }

  void judge(const std::string& text, const Place& place) {
    // In a form, nothing is an empty text.
    if (text.empty() && is_form_) return;
    const auto found = std::ranges::find_if(service_.enumerations, [&](const Enumeration& it) {
      return place.is_of(it.member) && (it.actions.empty() || value::has_word(it.actions, action_));
    });
    if (found == service_.enumerations.end() || found->values.empty() || value::has_word(found->values, text)) return;
    odd_.push_back({.member = std::string(found->member.substr(found->member.rfind('.') + 1)),
                    .shown = place.shown,
                    .text = text,
                    .values = with_commas(found->values)});
  }

  const Service& service_;
  std::string_view action_;
  bool is_form_;
  std::vector<OddValue> odd_;
};

}  // namespace

std::optional<ApiError> odd_values(const Service& service, Context& context, const Value& input) {
  if (service.enumerations.empty()) return std::nullopt;
  Finder finder(service, context.action);
  finder.look_into(input, {});
  if (finder.odd().empty()) return std::nullopt;
  return service.refuses_odd != nullptr ? service.refuses_odd(context, finder.odd())
                                        : validation_error("ValidationException", finder.odd());
}

ApiError validation_error(std::string code, const std::vector<OddValue>& odd) {
  std::string message = std::to_string(odd.size()) + " validation error" + (odd.size() == 1 ? "" : "s") + " detected: ";
  for (std::size_t i = 0; i < odd.size(); ++i) {
    message += (i == 0 ? "Value '" : "; Value '") + odd[i].text + "' at '" + odd[i].shown +
               "' failed to satisfy constraint: Member must satisfy enum value set: [" + odd[i].values + "]";
  }
  return {.code = std::move(code), .message = std::move(message)};
}

}  // namespace kakoi::sim::services
