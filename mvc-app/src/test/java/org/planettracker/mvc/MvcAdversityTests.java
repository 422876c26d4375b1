package org.planettracker.mvc;

import org.springframework.boot.test.context.SpringBootTest;

import org.planettracker.web.contract.AdversityTests;

/** Adversity for MVC. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class MvcAdversityTests extends AdversityTests {}
