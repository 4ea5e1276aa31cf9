// SPDX-License-Identifier: MIT
#pragma once

#include "engine/edit/command.h"
#include "engine/templates/template.h"

#include <set>
#include <string>
#include <vector>

namespace spanwright::templates {

struct Figure {
    std::string label;
    double value = 0;
    std::string unit;
};

/// What a template makes of its parameters: a network of its own, with the catalogue items that it names.
struct Instance {
    Project project;
    std::vector<Figure> figures;
    Point centre;  ///< of the drawing
};

/// Works a template out. Items come from `catalogue`'s project by key, else from the shipped catalogue. Sites
/// that have no size are framed around their devices. Pure; the errors are those of completeValues and
/// expanded, Code::notFound for an item that neither catalogue has, and what a project file refuses.
Result<Instance> instantiate(const Template& chosen, const Values& given, const Project& catalogue);

/// Where the middle of the instance can lie without covering what is drawn: the place nearest to `wanted`.
[[nodiscard]] Point freePlace(const Instance& instance, const Project& project, Point wanted);

/// The edit that puts an instance into a project, in service from `phase` on, with its middle at `at`. A
/// project without phases and devices gets a phase "Build", so that there is something to pay for.
struct TemplateInsertion {
    edit::Command command;
    std::set<ElementId> placed;  ///< sites, devices, links and demands
    PhaseId phase;               ///< in which they enter service
};
[[nodiscard]] TemplateInsertion insertionOf(const Instance& instance, const std::string& name,
                                            const Project& project, PhaseId phase, Point at);

/// A new project that holds the instance alone, with the shipped catalogue.
Result<Project> newProject(const Template& chosen, const Instance& instance);

}  // namespace spanwright::templates
