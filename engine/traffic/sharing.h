// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

namespace spanwright::traffic {

/// How one class of service is served where a resource is full.
struct ShareClass {
    int priority = 0;   ///< greater is served strictly first
    double weight = 1;  ///< > 0; share among classes of equal priority
};

/// What a resource has to do for each unit of a flow's rate.
struct ResourceShare {
    int resource = 0;
    double share = 0;  ///< > 0; on a link the part of the flow that takes it, more inside a tunnel
};

/// One flow: what it asks for, of which class, over which resources. A flow's split over paths is fixed.
struct ShareFlow {
    int shareClass = 0;
    double offered = 0;  ///< >= 0
    std::vector<ResourceShare> uses;
};

/// What the flows get.
struct Sharing {
    std::vector<double> fraction;  ///< by flow: carried / offered, 0 to 1; 1 for a flow that asks for nothing
    std::vector<int> bottleneck;   ///< by flow: the full resource that limits it; -1: it gets all
    int sweeps = 0;                ///< greatest number of sweeps that one priority needed
    bool settled =
        true;  ///< false: the sweeps ran out, so that a few figures may be lower than they could be
};

/// Shares resources among flows that adapt to the fullest place on their way.
///
/// The model. A flow's rate is one number, as TCP or an adaptive codec has it end to end: its split over
/// paths is fixed, and the resource that is tightest for it limits all of it. Nothing is carried half-way and
/// dropped there, so usage of a resource is the sum over flows of carried rate × share. Priorities are served
/// in turn, each from what higher ones left. Within one priority an allocation satisfies, at every full
/// resource:
///   - the classes divide it in proportion to their weights; a class that wants less than its part (asks for
///     less, or is limited elsewhere) leaves the rest to the others in the same proportion (as class-based
///     weighted fair queueing does);
///   - within a class every flow gets the same fraction of what it offers, but for those that are limited to
///   a
///     smaller fraction elsewhere (max-min fair, relative to offered rates).
/// With one class in a priority this is the weighted max-min fair allocation, which is unique and
/// lexicographically the best for the smallest fractions (Bertsekas, Gallager, Data Networks, 6.5.2). With
/// several classes whose flows are limited in different places more than one allocation can satisfy it; the
/// one given is what the sweeps below reach from the offered rates.
///
/// More capacity never makes the sorted list of one priority's fractions lexicographically worse when it is
/// one class, and so never lowers the smallest fraction; where no flow crosses two full resources it never
/// lowers the total carried. In general the total may fall: a flow over several resources gets more and
/// pushes back others on each of them (sharing_test.cpp has the example). Only an allocation that starves
/// long flows would avoid it.
///
/// Method: resources that could overflow are settled one after the other, each with what its flows get
/// elsewhere as a cap, until nothing moves; with one class that takes at most as many sweeps as there are
/// distinct levels (Charny, Clark, Jain, ICC 1995). Cost: sweeps × uses of such resources × log.
[[nodiscard]] Sharing shareCapacity(const std::vector<double>& capacity,
                                    const std::vector<ShareClass>& classes,
                                    const std::vector<ShareFlow>& flows);

}  // namespace spanwright::traffic
