#include "sources/network/words.hpp"

#include "sources/launches/fields.hpp"
#include "sources/launches/run_task.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace kakoi::sources::network {
namespace {

using base::Known;
using base::Message;
using base::Phrase;
using base::TrailId;
using base::Unknown;
using inventory::AddressBlock;
using inventory::Ports;
using inventory::Reference;
using inventory::TargetKind;
using values::Kind;
using values::Value;

constexpr Phrase kNoBlock{"{} is no address block", "{} はアドレスブロックではありません"};
constexpr Phrase kNoNumber{"it is no number that can stand here", "ここに書ける数値ではありません"};
constexpr Phrase kNoFlag{"it is neither true nor false", "true でも false でもありません"};
constexpr Phrase kSensitive{"it is sensitive, and would be shown", "sensitive な値なので表示できません"};
constexpr int kHighestPort = 65535;

// Of a resource: what means the thing itself, in Terraform and as CloudFormation's Fn::GetAtt has it.
constexpr auto kNamesIt = std::to_array<std::string_view>(
    {"id", "arn", "Id", "GroupId", "VpcId", "SubnetId", "RouteTableId", "InternetGatewayId", "NatGatewayId",
     "PrefixListId", "AttachmentId", "LoadBalancerArn", "TargetGroupArn", "ListenerArn", "TaskDefinitionArn"});

std::optional<std::string_view> known_text(const Value& value) {
  return value.is(Kind::text) && value.is_wholly_known() ? std::optional(value.text().whole) : std::nullopt;
}

template <typename T>
Known<T> wrong(const Value& value, const Message& why) {
  return Known<T>::unknown(value.is_wholly_known() ? Unknown{.reason = why, .trail = value.trail()}
                                                   : unknown_of(value));
}

std::optional<int> whole_number(const Value& value) {
  if (value.is(Kind::number) && std::abs(value.number()) <= 1e9L && value.number() == std::floor(value.number())) {
    return static_cast<int>(value.number());
  }
  const auto text = known_text(value);
  int number = 0;
  if (!text.has_value()) {
    return std::nullopt;
  }
  const auto read = std::from_chars(text->data(), text->data() + text->size(), number);
  return read.ec == std::errc() && read.ptr == text->data() + text->size() ? std::optional(number) : std::nullopt;
}

constexpr auto kServicePrefixes = std::to_array<std::string_view>({"com.amazonaws.", "cn.com.amazonaws.", "aws.api."});

}  // namespace

Reference reference_of(const Value& value) {
  if (value.is_null()) {
    return Reference::given({}, value.trail());
  }
  if (value.is_sensitive()) {
    return Reference::unknown({.reason = kSensitive, .trail = value.trail()});
  }
  if (const auto text = known_text(value)) {
    return Reference::given(std::string(*text), value.trail());
  }
  const bool is_hole = value.is(Kind::text) && value.text().pieces.size() == 1 && value.text().pieces[0].is_hole;
  const Value& lone = is_hole ? value.text().pieces[0].hole : value;
  if (!lone.is_unknown() || lone.reason().stands_for.empty()) {
    return Reference::unknown(unknown_of(value));
  }
  const std::string_view address = lone.reason().stands_for;
  const std::size_t dot = address.rfind('.');
  const std::string_view attribute = dot == std::string_view::npos ? "" : address.substr(dot + 1);
  const bool names_it = std::find(kNamesIt.begin(), kNamesIt.end(), attribute) != kNamesIt.end();
  return Reference::given(std::string(names_it ? address.substr(0, dot) : address), value.trail());
}

inventory::References references_of(const Value& list) {
  inventory::References references;
  if (list.is(Kind::list)) {
    for (const Value& item : list.items()) {
      if (!item.is_null()) {
        references.items.push_back(reference_of(item));
      }
    }
  } else if (!list.is_null()) {
    references.more = unknown_of(list);
  }
  return references;
}

void add_named_in(const Value& value, std::vector<Reference>& into) {
  std::vector<const Value*> left{&value};
  while (!left.empty()) {
    const Value& one = *left.back();
    left.pop_back();
    if (one.is_unknown() && !one.reason().stands_for.empty()) {
      into.push_back(reference_of(one));
    } else if (one.is(Kind::list)) {
      for (const Value& item : one.items()) {
        left.push_back(&item);
      }
    } else if (one.is(Kind::map)) {
      for (const values::Entry& entry : one.entries()) {
        left.push_back(&entry.value);
      }
    } else if (one.is(Kind::text)) {
      for (const auto& piece : one.text().pieces) {
        if (piece.is_hole) {
          left.push_back(&piece.hole);
        }
      }
    }
  }
}

bool is_ipv4(std::string_view text) {
  constexpr int kParts = 4;
  constexpr int kMost = 255;
  constexpr std::ptrdiff_t kMostDigits = 3;
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  for (int part = 0; part < kParts; ++part) {
    if (part > 0 && (at == end || *at++ != '.')) {
      return false;
    }
    int number = -1;
    const auto [next, error] = std::from_chars(at, end, number);
    if (error != std::errc() || number < 0 || number > kMost || next - at > kMostDigits || *at == '-') {
      return false;
    }
    at = next;
  }
  return at == end;
}

inventory::Block block_of(const Value& cidr) {
  const auto text = known_text(cidr);
  const auto block = text.has_value() && !cidr.is_sensitive() ? inventory::parse_block(*text) : std::nullopt;
  if (block.has_value()) {
    return inventory::Block::given(*block, cidr.trail());
  }
  const bool is_shown = text.has_value() && !cidr.is_sensitive();
  return wrong<AddressBlock>(cidr, Message(kNoBlock, {std::string(is_shown ? *text : values::kNotShown)}));
}

Known<bool> flag_of(const Value& value, bool otherwise) {
  if (value.is_null()) {
    return Known<bool>::defaulted(otherwise);
  }
  if (value.is(Kind::boolean)) {
    return Known<bool>::given(value.boolean(), value.trail());
  }
  const auto text = known_text(value);
  return text == "true" || text == "false" ? Known<bool>::given(text == "true", value.trail())
                                           : wrong<bool>(value, kNoFlag);
}

Known<int> number_of(const Value& value, int otherwise) {
  if (value.is_null()) {
    return Known<int>::defaulted(otherwise);
  }
  const auto number = whole_number(value);
  return number.has_value() ? Known<int>::given(*number, value.trail()) : wrong<int>(value, kNoNumber);
}

Known<std::string> word_of(const Value& value, std::string_view otherwise) {
  if (value.is_null()) {
    return Known<std::string>::defaulted(std::string(otherwise));
  }
  const auto text = known_text(value);
  return text.has_value() && !value.is_sensitive() ? Known<std::string>::given(std::string(*text), value.trail())
                                                   : wrong<std::string>(value, kSensitive);
}

Known<int> protocol_of(const Value& value) {
  constexpr std::array<std::pair<std::string_view, int>, 6> kNames = {
      {{"tcp", 6}, {"udp", 17}, {"icmp", 1}, {"icmpv6", 58}, {"all", -1}, {"esp", 50}}};
  const auto text = known_text(value);
  std::string lower(text.value_or(""));
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const auto* named = std::find_if(kNames.begin(), kNames.end(), [&](const auto& each) { return each.first == lower; });
  return named != kNames.end() ? Known<int>::given(named->second, value.trail())
                               : number_of(value, inventory::kAnyProtocol);
}

Known<Ports> ports_of(const Value& from, const Value& to) {
  const Known<int> first = number_of(from, -1);
  return zip(first, number_of(to, -1)).and_then([&](const std::pair<int, int>& range) {
    const bool is_all = range.first < 0 || range.second < 0;
    const bool is_range = range.first <= range.second && range.second <= kHighestPort;
    if (is_all) {
      return Known<Ports>::given({}, from.trail());
    }
    return is_range ? Known<Ports>::given({.first = static_cast<std::uint16_t>(range.first),
                                           .last = static_cast<std::uint16_t>(range.second)},
                                          from.trail())
                    : Known<Ports>::unknown({.reason = kNoNumber, .trail = from.trail()});
  });
}

std::string region_of_service(const Value& name) {
  const std::string text = with_holes(name);
  for (const std::string_view prefix : kServicePrefixes) {
    const std::string_view rest = text.starts_with(prefix) ? std::string_view(text).substr(prefix.size()) : "";
    const std::string_view region = rest.substr(0, rest.find('.'));
    if (!region.empty() && region.find(kHole) == std::string_view::npos) {
      return std::string(region);
    }
  }
  return {};
}

Known<std::string> service_of(const Value& name) {
  const std::string text = with_holes(name);
  for (const std::string_view prefix : kServicePrefixes) {
    if (!text.starts_with(prefix)) {
      continue;
    }
    const std::string_view rest = std::string_view(text).substr(prefix.size());
    const std::size_t dot = rest.find('.');
    const std::string_view service = dot == std::string_view::npos ? "" : rest.substr(dot + 1);
    if (!service.empty() && service.find(kHole) == std::string_view::npos) {
      return Known<std::string>::given(std::string(service), name.trail());
    }
  }
  return word_of(name, "");
}

void add_rules(const inventory::Rule& common, const std::function<Value(std::string_view)>& get, const RuleNames& names,
               const std::string& own_key, inventory::Several<inventory::Rule>& into) {
  const auto each = [&](std::string_view name, const std::function<void(inventory::Rule&, const Value&)>& fill) {
    const Value value = name.empty() ? Value::null(TrailId::none) : get(name);
    const auto add = [&](const Value& one) {
      if (!one.is_null()) {
        inventory::Rule rule = common;
        fill(rule, one);
        into.items.push_back(std::move(rule));
      }
    };
    if (value.is(Kind::list)) {
      std::for_each(value.items().begin(), value.items().end(), add);
    } else {
      add(value);
    }
  };
  const auto to_block = [](inventory::Rule& rule, const Value& value) { rule.block = block_of(value); };
  each(names.blocks, to_block);
  each(names.blocks_v6, to_block);
  each(names.prefix_lists, [](inventory::Rule& rule, const Value& value) {
    rule.peer = inventory::PeerKind::prefix_list;
    rule.reference = reference_of(value);
  });
  each(names.groups, [](inventory::Rule& rule, const Value& value) {
    rule.peer = inventory::PeerKind::group;
    rule.reference = reference_of(value);
  });
  each(names.self, [&](inventory::Rule& rule, const Value& value) {
    rule.peer = inventory::PeerKind::group;
    rule.reference = Reference::given(own_key, value.trail());
    Known<bool> is_self = flag_of(value, false);
    rule.exists = is_self.match([&](bool self) { return self ? common.exists : is_self; },
                                [&](const Unknown&) { return is_self; });
  });
}

std::optional<TargetKind> kind_of_gateway(std::string_view key) {
  constexpr std::array<std::pair<std::string_view, TargetKind>, 5> kIds = {
      {{"igw-", TargetKind::internet_gateway},
       {"nat-", TargetKind::nat_gateway},
       {"vgw-", TargetKind::virtual_private_gateway},
       {"vpce-", TargetKind::gateway_endpoint},
       {"cagw-", TargetKind::other}}};
  constexpr std::array<std::pair<std::string_view, TargetKind>, 5> kTypes = {
      {{"aws_internet_gateway.", TargetKind::internet_gateway},
       {"aws_nat_gateway.", TargetKind::nat_gateway},
       {"aws_vpn_gateway.", TargetKind::virtual_private_gateway},
       {"aws_vpc_endpoint.", TargetKind::gateway_endpoint},
       {"aws_ec2_carrier_gateway.", TargetKind::other}}};
  if (key == "local") {
    return TargetKind::local;
  }
  for (const auto& [prefix, kind] : kIds) {
    if (key.starts_with(prefix)) {
      return kind;
    }
  }
  for (const auto& [type, kind] : kTypes) {
    if (key.find(type) != std::string_view::npos) {
      return kind;
    }
  }
  return std::nullopt;
}

}  // namespace kakoi::sources::network
