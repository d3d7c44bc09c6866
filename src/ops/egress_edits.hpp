// The edits of a root module, or of a template (template_egress.hpp), that give tasks the ways that they lack: what is
// missing is fixes/egress.hpp's, here it finds its places in the files.
#pragma once

#include "base/message.hpp"
#include "base/result.hpp"
#include "fixes/edit.hpp"
#include "fixes/subject.hpp"
#include "ops/candidates.hpp"
#include "ops/root_read.hpp"

#include <vector>

namespace kakoi::ops {

struct EgressEdits {
  std::vector<fixes::Edit> edits{};      ///< sorted, each once
  std::vector<base::Message> notes{};    ///< what is not known
  std::vector<base::Message> reasons{};  ///< why somebody should look at them; what costs by the hour is one
};

/// For all of `subjects`, which are of `root` and have tasks. Fails, with the reason, where that is not written for
/// such a source, facts are missing (fixes::missing_pieces), or the places are not written plainly. Comments are in
/// `language`.
base::Result<EgressEdits> egress_edits(const RootRead& root, const std::vector<const fixes::Subject*>& subjects,
                                       Contents& contents, base::Language language);

}  // namespace kakoi::ops
