package org.planettracker.webflux;

import org.springframework.boot.test.context.SpringBootTest;

import org.planettracker.web.contract.AdversityTests;

/** Adversity for WebFlux. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class WebFluxAdversityTests extends AdversityTests {}
