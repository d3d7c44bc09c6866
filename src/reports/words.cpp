#include "reports/words.hpp"

namespace kakoi::reports {

std::string text_of(const base::OriginStep& step, base::Language language) {
  constexpr base::Phrase kDecides{"{} (decides)", "{} (決め手)"};
  constexpr base::Phrase kNotKnown{"{} (not known)", "{} (値が不明)"};
  std::string what = step.what.text(language);
  switch (step.role) {
    case base::OriginRole::passes_on:
      return what;
    case base::OriginRole::decides:
      return base::Message(kDecides, {what}).text(language);
    case base::OriginRole::not_known:
      return base::Message(kNotKnown, {what}).text(language);
  }
  return what;
}

}  // namespace kakoi::reports
