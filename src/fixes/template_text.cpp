#include "fixes/template_text.hpp"

#include <cctype>
#include <string_view>

namespace kakoi::fixes {
namespace {

using Kind = TemplateValue::Kind;

std::string in_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::string_view function_of(Kind kind) {
  return kind == Kind::reference ? "Ref" : kind == Kind::attribute ? "Fn::GetAtt" : "Fn::Sub";
}

/// Whether YAML takes it for the text that it is.
bool is_plain(std::string_view text) {
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 &&
        std::string_view(" ,./_-").find(c) == std::string_view::npos) {
      return false;
    }
  }
  return true;
}

class Block {
 public:
  explicit Block(const TemplateStyle& style) : style_(style) {}

  std::string run(const std::vector<TemplateResource>& resources) {
    for (const TemplateResource& resource : resources) {
      if (style_.parts_resources && !text_.empty()) {
        text_ += style_.line_end;
      }
      add(resource);
    }
    return std::move(text_);
  }

  std::string depends_on(const std::vector<std::string>& ids) {
    line(0, "DependsOn:");
    for (const std::string& id : ids) {
      item(0, TemplateValue::of_text(id));
    }
    return std::move(text_);
  }

 private:
  void add(const TemplateResource& resource) {
    if (!resource.comment.empty()) {
      line(0, "# " + resource.comment);
    }
    line(0, resource.id + ":");
    line(1, "Type: " + resource.type);
    if (!resource.depends_on.empty()) {
      line(1, "DependsOn: " + resource.depends_on);
    }
    line(1, "Properties:");
    for (const auto& [name, value] : resource.properties) {
      property(name, value);
    }
  }

  void line(int depth, std::string_view text, std::string_view more = {}) {
    text_ += style_.indentation;
    for (int i = 0; i < depth; ++i) {
      text_ += style_.unit;
    }
    text_.append(more).append(text).append(style_.line_end);
  }

  void property(const std::string& name, const TemplateValue& value) {
    constexpr int kDepth = 2;
    if (value.kind == Kind::list) {
      line(kDepth, name + ":");
      for (const TemplateValue& each : value.items) {
        item(kDepth, each);
      }
    } else if (is_function(value) && !style_.has_short_forms) {
      line(kDepth, name + ":");
      function(kDepth + 1, value, {}, {});
    } else {
      line(kDepth, name + ": " + scalar(value));
    }
  }

  void item(int depth, const TemplateValue& value) {
    const int at = style_.indents_lists ? depth + 1 : depth;
    if (is_function(value) && !style_.has_short_forms) {
      function(at, value, "- ", "  ");
    } else {
      line(at, scalar(value), "- ");
    }
  }

  /// `first` stands before its first line, `rest` before the others.
  void function(int depth, const TemplateValue& value, std::string_view first, std::string_view rest) {
    const std::string name = std::string(function_of(value.kind)) + ":";
    if (value.kind != Kind::attribute) {
      line(depth, name + " " + (value.kind == Kind::substitution ? in_quotes(value.text) : value.text), first);
      return;
    }
    line(depth, name, first);
    for (const std::string& part : {value.text, value.name}) {
      line(style_.indents_lists ? depth + 1 : depth, "- " + part, rest);
    }
  }

  static bool is_function(const TemplateValue& value) {
    return value.kind == Kind::reference || value.kind == Kind::attribute || value.kind == Kind::substitution;
  }

  static std::string scalar(const TemplateValue& value) {
    switch (value.kind) {
      case Kind::reference:
        return "!Ref " + value.text;
      case Kind::attribute:
        return "!GetAtt " + value.text + "." + value.name;
      case Kind::substitution:
        return "!Sub " + in_quotes(value.text);
      case Kind::text:
        return is_plain(value.text) ? value.text : in_quotes(value.text);
      case Kind::word:
      case Kind::list:
        break;
    }
    return value.text;
  }

  const TemplateStyle& style_;
  std::string text_;
};

class Flow {
 public:
  explicit Flow(const TemplateStyle& style) : style_(style) {}

  std::string run(const std::vector<TemplateResource>& resources) {
    for (std::size_t i = 0; i < resources.size(); ++i) {
      if (i > 0) {
        text_ += ",";
        new_line(0, style_.is_on_one_line);
      }
      add(resources[i]);
    }
    return std::move(text_);
  }

  std::string depends_on(const std::vector<std::string>& ids) {
    TemplateValue all = TemplateValue::list({});
    for (const std::string& id : ids) {
      all.items.push_back(TemplateValue::of_text(id));
    }
    key("DependsOn");
    value(all, 1);
    return std::move(text_);
  }

 private:
  void add(const TemplateResource& resource) {
    key(resource.id);
    open('{', 1);
    member("Type", resource.type);
    if (!resource.depends_on.empty()) {
      comma(1);
      member("DependsOn", resource.depends_on);
    }
    comma(1);
    key("Properties");
    open('{', 2);
    bool is_first = true;
    for (const auto& [name, written] : resource.properties) {
      if (!is_first) {
        comma(2);
      }
      is_first = false;
      key(name);
      value(written, 3);
    }
    close('}', 1);
    close('}', 0);
  }

  void new_line(int depth, bool is_inline) {
    if (is_inline) {
      text_ += style_.colon.ends_with(' ') ? std::string_view(" ") : std::string_view();
      return;
    }
    text_ += style_.line_end + style_.indentation;
    for (int i = 0; i < depth; ++i) {
      text_ += style_.unit;
    }
  }

  void key(std::string_view name) { text_ += in_quotes(name) + style_.colon; }
  void member(std::string_view name, std::string_view text) {
    key(name);
    text_ += in_quotes(text);
  }
  /// `depth` is that of what stands within.
  void open(char bracket, int depth) {
    text_ += bracket;
    if (style_.is_on_one_line) {
      text_ += style_.padding;
    } else {
      new_line(depth, false);
    }
  }
  void comma(int depth) {
    text_ += ",";
    new_line(depth, style_.is_on_one_line);
  }
  /// `depth` is that of what it closes.
  void close(char bracket, int depth) {
    if (style_.is_on_one_line) {
      text_ += style_.padding;
    } else {
      new_line(depth, false);
    }
    text_ += bracket;
  }

  /// `depth` is that of what may stand within it.
  void value(const TemplateValue& value, int depth) {
    switch (value.kind) {
      case Kind::text:
        text_ += in_quotes(value.text);
        break;
      case Kind::word:
        text_ += value.text;
        break;
      case Kind::reference:
      case Kind::substitution:
        function(value, depth, TemplateValue::of_text(value.text));
        break;
      case Kind::attribute:
        function(value, depth,
                 TemplateValue::list({TemplateValue::of_text(value.text), TemplateValue::of_text(value.name)}));
        break;
      case Kind::list:
        list(value, depth);
        break;
    }
  }

  void function(const TemplateValue& of, int depth, const TemplateValue& argument) {
    begin('{', depth);
    key(function_of(of.kind));
    value(argument, depth + 1);
    end('}', depth - 1);
  }

  void list(const TemplateValue& list, int depth) {
    begin('[', depth, false);
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      if (i > 0) {
        text_ += ",";
        new_line(depth, !style_.unfolds_functions);
      }
      value(list.items[i], depth + 1);
    }
    end(']', depth - 1, false);
  }

  void begin(char bracket, int depth, bool is_padded = true) {
    text_ += bracket;
    if (style_.unfolds_functions) {
      new_line(depth, false);
    } else if (is_padded) {
      text_ += style_.padding;
    }
  }
  void end(char bracket, int depth, bool is_padded = true) {
    if (style_.unfolds_functions) {
      new_line(depth, false);
    } else if (is_padded) {
      text_ += style_.padding;
    }
    text_ += bracket;
  }

  const TemplateStyle& style_;
  std::string text_;
};

}  // namespace

std::string resources_text(const std::vector<TemplateResource>& resources, const TemplateStyle& style) {
  return style.is_flow ? Flow(style).run(resources) : Block(style).run(resources);
}

std::string depends_on_text(const std::vector<std::string>& ids, const TemplateStyle& style) {
  return style.is_flow ? Flow(style).depends_on(ids) : Block(style).depends_on(ids);
}

}  // namespace kakoi::fixes
