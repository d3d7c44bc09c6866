#include "values/trail.hpp"

#include <cassert>

namespace kakoi::values {

base::Phrase phrase_of(What what) {
  switch (what) {
    case What::literal:
    case What::scalar:
      return {"value {}", "値 {}"};
    case What::variable:
      return {"variable {}", "変数 {}"};
    case What::declaration:
      return {"declaration of variable {}", "変数 {} の宣言"};
    case What::local:
      return {"local {}", "ローカル値 {}"};
    case What::argument:
      return {"module argument {}", "モジュール引数 {}"};
    case What::output:
      return {"output {}", "出力 {}"};
    case What::attribute:
      return {"attribute {}", "属性 {}"};
    case What::item:
      return {"entry {}", "項目 {}"};
    case What::branch:
      return {"conditional {}", "条件式 {}"};
    case What::operation:
      return {"expression {}", "式 {}"};
    case What::function:
    case What::choice:
      return {"function {}", "関数 {}"};
    case What::part:
      return {"part {}", "{} の一部"};
    case What::parameter:
      return {"parameter {}", "パラメーター {}"};
    case What::mapping:
      return {"mapping {}", "マッピング {}"};
    case What::condition:
      return {"condition {}", "条件 {}"};
    case What::command_line:
      return {"command line, variable {}", "コマンドラインの変数 {}"};
    case What::environment:
      return {"environment variable TF_VAR_{}", "環境変数 TF_VAR_{}"};
  }
  return {"{}", "{}"};
}

base::TrailId Trails::add(const Step& step) {
  steps_.push_back(step);
  return static_cast<base::TrailId>(steps_.size());
}

const Step& Trails::operator[](base::TrailId id) const {
  assert(id != base::TrailId::none);
  return steps_[static_cast<std::size_t>(id) - 1];
}

}  // namespace kakoi::values
