#include "sources/saved/answer_files.hpp"

#include "sources/api/join.hpp"
#include "sources/api/members.hpp"
#include "sources/saved/contents.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace kakoi::sources::saved {
namespace {

using api::Item;
using base::Level;
using base::Phrase;
using values::Value;
using NodeId = Document::NodeId;

constexpr Phrase kMorePages{"there are more pages of this answer that were not saved: what they name was not examined",
                            "この応答には続きのページがありますが、保存されていないため読み取っていません"};

constexpr Phrase kWhichList{"these are the entries of a prefix list, and nothing says of which: they are not used",
                            "プレフィックスリストのエントリですが、どのリストのものか書かれていないため使いません"};

class Apart {
 public:
  Apart(values::Arena& arena, const File& file, api::Answers& into, std::vector<api::Problem>& problems)
      : arena_(arena), file_(file), document_(file.document), into_(into), problems_(problems) {}

  void answer(NodeId wrapped) {
    const NodeId node = unwrapped(document_, wrapped);
    if (const auto item = item_of(document_, node)) {
      add(*item, node);
      return;
    }
    for (const Document::Entry& entry : document_.entries(node)) {
      member(entry);
    }
    parts_of_network(node);
  }

  // Answers that were put into one list, or a part of one that is a list.
  void list(NodeId list) {
    for (const NodeId item : document_.items(list)) {
      if (document_.is_scalar(item)) {
        named(item);
      } else {
        answer(item);
      }
    }
  }

 private:
  void member(const Document::Entry& entry) {
    if (document_.is_map(entry.value)) {
      if (is_of_answers(document_, entry.key, entry.value)) {
        add(*item_of(document_, entry.value), entry.value);
      }
    } else if (is_token(entry.key)) {
      more_pages(entry.value);
    } else if (entry.key == "Entries" && is_list_of_entries(document_, entry.value)) {
      problems_.push_back({.level = Level::warning, .at = document_.range(entry.value), .message = kWhichList});
    } else if (const auto listed = listed_under(entry.key)) {
      for (const NodeId item : document_.items(entry.value)) {
        add(*listed, item);
      }
    } else if (entry.key == "failures") {
      for (const NodeId item : document_.items(entry.value)) {
        add(Item::failure, item);
      }
    } else if (entry.key == "Targets" && document_.is_list(entry.value)) {
      ++into_.target_lists;
      elements(entry);
    } else {
      elements(entry);
    }
  }

  void elements(const Document::Entry& entry) {
    if (is_of_answers(document_, entry.key, entry.value)) {
      for (const NodeId item : document_.items(entry.value)) {
        if (const auto which = item_of(document_, item)) {
          add(*which, item);
        }
      }
    }
  }

  // Of which parts of a network there is an answer, be it an empty one, and whether it goes on or breaks off.
  void parts_of_network(NodeId answer) {
    const auto entries = document_.entries(answer);
    const bool has_more = std::any_of(entries.begin(), entries.end(), [&](const Document::Entry& entry) {
      return is_token(entry.key) && has_text(entry.value);
    });
    for (const Document::Entry& entry : entries) {
      const auto part = document_.is_list(entry.value) ? network_list(entry.key) : std::nullopt;
      if (!part.has_value()) {
        continue;
      }
      into_.network_lists.insert(*part);
      if (file_.is_cut(document_.range(entry.value))) {
        into_.network_more.emplace(*part, api::cut_off());
      } else if (has_more) {
        into_.network_more.emplace(*part, base::Unknown{.reason = kMorePages, .remedy = base::Remedy::ask_aws});
      }
    }
  }

  static bool is_token(std::string_view key) { return key == "nextToken" || key == "NextToken" || key == "NextMarker"; }

  [[nodiscard]] bool has_text(NodeId node) const {
    return document_.is_scalar(node) && document_.kind(node) != Document::Kind::null && !document_.text(node).empty();
  }

  void more_pages(NodeId token) {
    if (has_text(token)) {
      problems_.push_back({.level = Level::error, .at = document_.range(token), .message = kMorePages});
    }
  }

  void named(NodeId arn) {
    const std::string_view type = api::resource_type(document_.text(arn));
    for (const auto& [name, item] :
         {std::pair("service", Item::service_arn), std::pair("task", Item::task_arn),
          std::pair("cluster", Item::cluster_arn), std::pair("task-set", Item::task_set_arn)}) {
      if (type == name) {
        add(item, arn);
      }
    }
  }

  void add(Item item, NodeId node) {
    arena_.new_share();
    const base::Range at = document_.range(node);
    const bool is_cut = file_.is_cut(at);
    if (is_cut && api::is_of_network(item)) {
      into_.network_more.emplace(item, api::cut_off());
      return;
    }
    into_.add(item, {.value = value(node), .at = at, .is_cut = is_cut}, problems_);
  }

  // As deep as the parsers let a text be.
  Value value(NodeId node) {
    if (!arena_.step()) {
      return arena_.out_of_budget();
    }
    if (document_.is_scalar(node)) {
      return document_.scalar(arena_, node);
    }
    const base::TrailId trail =
        arena_.trail({.range = document_.range(node), .what = values::What::literal, .name = {}});
    if (document_.is_list(node)) {
      std::vector<Value> all;
      for (const NodeId item : document_.items(node)) {
        all.push_back(value(item));
      }
      return arena_.list(all, trail);
    }
    std::vector<values::Entry> all;
    for (const Document::Entry& entry : document_.entries(node)) {
      if (!api::says_nothing(entry.key)) {
        all.push_back({.key = arena_.keep(entry.key), .value = value(entry.value)});
      }
    }
    return arena_.map(std::move(all), trail);
  }

  values::Arena& arena_;
  const File& file_;
  const Document& document_;
  api::Answers& into_;
  std::vector<api::Problem>& problems_;
};

}  // namespace

void take_apart(values::Arena& arena, const File& file, api::Answers& into, std::vector<api::Problem>& problems) {
  Apart apart(arena, file, into, problems);
  if (file.document.is_list(file.document.root())) {
    apart.list(file.document.root());
  } else {
    apart.answer(file.document.root());
  }
}

}  // namespace kakoi::sources::saved
