// Event patterns: what they match, and what is none.
#include "sim/services/events/pattern.hpp"
#include "sim/value/json.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kakoi::sim::services::events {
namespace {

value::Value parsed(std::string text) {
  std::ranges::replace(text, '\'', '"');
  return value::parse_json(text).value();
}

constexpr const char* kEvent =
    "{'source':'shop','detail':{'sum':10,'name':'A.csv','new':true,'tags':['x','y'],'items':[{'kind':'pen'},{'kind':'"
    "ink'}]}}";

bool takes(const std::string& pattern) { return matches(parsed(pattern), parsed(kEvent)); }

std::string problem(std::string pattern) {
  std::ranges::replace(pattern, '\'', '"');
  return pattern_problem(pattern).value_or("");
}

TEST(Pattern, MatchesByEachKindOfMatcher) {
  for (const char* detail :
       {"'sum':[9,10]", "'name':[{'prefix':'A'}]", "'name':[{'prefix':{'equals-ignore-case':'a.'}}]",
        "'name':[{'suffix':'.csv'}]", "'name':[{'equals-ignore-case':'a.CSV'}]", "'name':[{'wildcard':'*.c*v'}]",
        "'name':[{'anything-but':'B'}]", "'name':[{'anything-but':['B','C']}]",
        "'name':[{'anything-but':{'prefix':'B'}}]", "'new':[true]", "'old':[{'exists':false}]",
        "'sum':[{'exists':true}]", "'sum':[{'numeric':['>',0,'<=',10]}]", "'tags':['y','z']",
        "'items':{'kind':['ink']}", "'$or':[{'sum':[1]},{'new':[true]}]"}) {
    EXPECT_TRUE(takes("{'detail':{" + std::string(detail) + "}}")) << detail;
  }
}

TEST(Pattern, DoesNotMatchWhatIsOtherwise) {
  for (const char* detail :
       {"'sum':['10']", "'name':[{'prefix':'B'}]", "'name':[{'wildcard':'A*x'}]", "'name':[{'anything-but':'A.csv'}]",
        "'old':[{'anything-but':'B'}]", "'old':[{'exists':true}]", "'sum':[{'numeric':['<',10]}]",
        "'name':[{'numeric':['=',10]}]", "'tags':['z']", "'items':{'kind':['pad']}", "'name':[{'cidr':'10.0.0.0/8'}]",
        "'$or':[{'sum':[1]},{'new':[false]}]", "'name':{'first':['A']}"}) {
    EXPECT_FALSE(takes("{'detail':{" + std::string(detail) + "}}")) << detail;
  }
  EXPECT_FALSE(takes("{'source':['shop'],'region':['us-east-1']}"));
}

TEST(Pattern, WhatIsNone) {
  EXPECT_EQ(problem("{'source':['shop']}"), "");
  EXPECT_EQ(problem("['source']"), "Filter is not an object");
  EXPECT_EQ(problem("{'source':'shop'}"), "\"source\" must be an object or an array");
  EXPECT_EQ(problem("{'detail':{'a':[]}}"), "Empty arrays are not allowed");
  EXPECT_EQ(problem("{'a':[{'EXISTS':true}]}"), "Unrecognized match type EXISTS");
  EXPECT_EQ(problem("{'a':[{'suffix':1}]}"), "suffix match pattern must be a string");
  EXPECT_EQ(problem("{'a':[{'numeric':1}]}"), "Value of numeric must be an array.");
  EXPECT_EQ(problem("{'a':[{'anything-but':[true]}]}"),
            "Inside anything but list, start|null|boolean is not supported.");
  for (const char* pattern :
       {"{", "{}", "{'a':[{}]}", "{'a':[[1]]}", "{'a':[{'anything-but':{}}]}", "{'a':[{'anything-but':[{}]}]}",
        "{'a':[{'anything-but':null}]}", "{'a':[{'prefix':1}]}", "{'a':[{'exists':'yes'}]}", "{'$or':[{'a':1}]}"}) {
    EXPECT_NE(problem(pattern), "") << pattern;
  }
}

}  // namespace
}  // namespace kakoi::sim::services::events
