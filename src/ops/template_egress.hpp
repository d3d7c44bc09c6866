// The edits of a CloudFormation template that give tasks the ways that they lack: what is missing is
// fixes/egress.hpp's, here it finds its places in the template. No other file is edited, and none is made.
#pragma once

#include "ops/egress_edits.hpp"

namespace kakoi::ops {

/// As egress_edits, of a root that is a template.
base::Result<EgressEdits> template_egress_edits(const RootRead& root,
                                                const std::vector<const fixes::Subject*>& subjects, Contents& contents,
                                                base::Language language);

}  // namespace kakoi::ops
