// Where an image comes from, by its text. (Amazon ECR User Guide, "Amazon ECR private registry"; distribution's
// reference grammar, in which the first part of a name is a host only where it has a dot or a colon.)
#include "sources/launches/containers.hpp"
#include "sources/launches/run_task.hpp"
#include "sources/launches/text_slices.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace kakoi::sources {
namespace {

using base::Known;
using base::Phrase;
using inventory::Image;
using inventory::Registry;
using values::Value;

constexpr Phrase kWhichRegistry{"which registry the image is from is not known", "イメージのレジストリが決まりません"};
constexpr Phrase kWhichRepository{"which repository the image is from is not known",
                                  "イメージのリポジトリが決まりません"};
constexpr std::string_view kEcr = ".dkr.ecr.";

// What the code makes, or looks up, in a registry of ECR.
bool is_of_ecr(std::string_view type) {
  return type.find("aws_ecr_repository.") != std::string_view::npos ||
         type.find("aws_ecr_image.") != std::string_view::npos || type == "AWS::ECR::Repository";
}

// As far as it is known from its beginning, without a tag or digest.
std::string repository_in(std::string_view behind_host) {
  const std::string_view path = behind_host.substr(0, behind_host.find_first_of(std::string_view("\0:@", 3)));
  return std::string(path);
}

void read_ecr(const Value& text, const std::string& written, std::size_t at, const CodeReader& code, Image& image) {
  image.registry = Known<Registry>::given(Registry::ecr, text.trail());
  const std::size_t begin = at + kEcr.size();
  const std::size_t slash = written.find('/');
  const std::size_t end = std::min(written.find('.', begin), slash);
  const Slice slice = slice_of(text, begin, end - begin);
  image.region = slice.is_known          ? Known<std::string>::given(slice.bytes, text.trail())
                 : slice.hole != nullptr ? code.region(*slice.hole)
                                         : code.region(text);
  const std::string_view path = std::string_view(written).substr(slash + 1);
  image.repository = repository_in(path);
  if (image.repository.size() < path.size() && path[image.repository.size()] == kHole) {
    image.is_cache = Known<bool>::unknown({.reason = kWhichRepository, .trail = text.trail()});
  }
}

void read_other(const Value& text, const std::string& written, Image& image) {
  const std::size_t hole = written.find(kHole);
  const std::size_t slash = written.find('/');
  const std::string_view head = std::string_view(written).substr(0, std::min(slash, hole));
  const bool has_slash = slash != std::string::npos && slash < hole;
  const bool names_host = has_slash && (head.find_first_of(".:") != std::string_view::npos || head == "localhost");
  // A tag holds no slash, so that what stands before a colon is the name of an image.
  const bool is_image = has_slash || hole == std::string::npos || head.find(':') != std::string_view::npos;
  // ECR's other names (dual-stack, FIPS) have endpoints of their own, and whether there are some is not known.
  const bool is_other_ecr =
      head.find(".dkr-ecr.") != std::string_view::npos || head.find(".dkr.ecr-fips.") != std::string_view::npos;
  if (names_host && !is_other_ecr) {
    image.host = head;
    image.registry =
        Known<Registry>::given(head == "public.ecr.aws" ? Registry::ecr_public : Registry::other, text.trail());
  } else if (!names_host && is_image && !written.empty()) {
    image.host = "docker.io";
    image.registry = Known<Registry>::given(Registry::other, text.trail());
  }
}

}  // namespace

inventory::Image image_of(const Value& text, const CodeReader& code) {
  Image image;
  image.registry = Known<Registry>::unknown({.reason = kWhichRegistry, .trail = text.trail()});
  if (text.is_sensitive()) {
    return image;
  }
  const std::string written = text.is_unknown() ? std::string(1, kHole) : with_holes(text);
  image.text = written.find(kHole) == std::string::npos ? written : std::string();
  if (const std::size_t at = written.find(kEcr); at != std::string::npos && at < written.find('/')) {
    read_ecr(text, written, at, code, image);
  } else if (written.starts_with(kHole)) {
    if (is_of_ecr(code.type_of(*first_hole(text)))) {
      image.registry = Known<Registry>::given(Registry::ecr, text.trail());
      image.region = code.made_in(*first_hole(text));
    }
  } else {
    read_other(text, written, image);
  }
  return image;
}

}  // namespace kakoi::sources
